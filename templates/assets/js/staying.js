// A form of the review is sent without loading the page anew: what comes back is
// the whole page, of which the content is swapped in, and the person goes on where
// the next thing waits. Where anything is in the way, the browser sends the form.
let sent = null; // the form that is under way
let place = 0; // how far the text was scrolled

const main = () => document.getElementById('main-content');
const review = () => document.querySelector('[data-review]');

document.addEventListener('submit', (e) => {
  const form = e.target;
  if (e.defaultPrevented || !window.htmx || form.method !== 'post' || !form.closest('[data-review]') || form.matches('[data-leaves]')) return;
  e.preventDefault();
  if (sent) return; // pressed twice
  sent = form;
  main().setAttribute('aria-busy', 'true');
  window.htmx.ajax('POST', form.getAttribute('action'), { source: form, event: e, target: '#main-content', select: '#main-content', swap: 'outerHTML' });
});

// An answer that is no page of this review is loaded as the page that it is.
document.addEventListener('htmx:after:request', (e) => {
  if (!sent) return;
  const { raw, status } = e.detail.ctx.response;
  place = document.querySelector('[data-text]')?.scrollTop ?? 0;
  if (status >= 400 || new URL(raw.url).pathname === review().dataset.review) return;
  e.preventDefault();
  location.assign(raw.url);
});

document.addEventListener('htmx:error', () => {
  if (!sent) return;
  sent = null;
  main().removeAttribute('aria-busy');
  say('Nothing was saved: there was no answer. What you typed is still here. Try again.', true);
});

document.addEventListener('htmx:after:swap', (e) => {
  if (!sent) return;
  const form = sent;
  sent = null;
  const { raw, status } = e.detail.ctx.response;
  if (status < 400) history.replaceState(history.state, '', raw.url);
  const article = document.querySelector('[data-text]');
  if (article) article.scrollTop = place;
  const flash = document.querySelector('.sn-flash');
  flash?.removeAttribute('role'); // it is said politely, once
  say([flash?.innerText.trim(), document.querySelector('[data-progress-words]')?.innerText].filter(Boolean).join(' '));
  goOn(form);
  document.dispatchEvent(new CustomEvent('review:shown'));
});

// goOn takes the focus to what is next: what is wrong, what is still to be settled
// of the same kind, the reaction that is open, or the end.
function goOn(form) {
  const wrong = document.querySelector('.govuk-error-summary');
  if (wrong) wrong.tabIndex = -1;
  const at = wrong
    ?? (form.dataset.added === 'aside' ? document.querySelector('.sn-open [name="span"]') : null)
    ?? document.querySelector('.sn-card--open')
    ?? document.getElementById('h-end') ?? main();
  at.focus({ preventScroll: true });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  (at.closest('.sn-end') ?? at).scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
}

// say is read out by screen readers, from a region that no swap replaces.
let region;
export function say(words, seen = false) {
  if (!region) {
    region = document.createElement('p');
    region.setAttribute('role', 'status');
    region.dataset.said = '';
    main().before(region);
  }
  region.className = seen ? 'sn-failed' : 'govuk-visually-hidden';
  setTimeout(() => { region.textContent = words; }, 100); // once the region is known and the focus has moved
}
say('');
