// Runs before the first paint, in place of GOV.UK Frontend's inline script, so
// that the Content-Security-Policy needs no exception.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');
