// Single keys that do something on a page, in the one way that all pages share:
// they rest while a person types, give way to the browser's own shortcuts, and
// are off for good once switched off (WCAG 2.1.4). The page says which keys there
// are in a section with data-keys that holds the switch, #keys-on; whatever else
// has data-keys is shown with it. Without such a section no key does anything.
// The section may be swapped for another.
const remembered = 'soundings-keys';

function stored() {
  try { return localStorage.getItem(remembered); } catch { return null; }
}

function remember(on) {
  try { localStorage.setItem(remembered, on ? 'on' : 'off'); } catch { /* it then holds for this page only */ }
}

const onOff = () => document.querySelector('section[data-keys] #keys-on');

let on = stored() !== 'off';

// prepare shows what belongs to the keys, once there is a script that knows them.
function prepare() {
  if (!onOff()) return;
  onOff().checked = on;
  for (const part of document.querySelectorAll('[data-keys]')) part.hidden = false;
}

// typing reports whether a key that is pressed there writes something.
export function typing(target) {
  return Boolean(target.closest('textarea,select,[contenteditable]')) || (target.matches('input') && !['radio', 'checkbox'].includes(target.type));
}

// onKeys calls press with each key that is free to do something; press returns
// whether it did. It returns whether the page has keys at all.
export function onKeys(press) {
  if (!onOff()) return false;
  prepare();
  document.addEventListener('htmx:after:swap', prepare); // also who goes back finds the page anew
  document.addEventListener('change', (e) => {
    if (e.target !== onOff()) return;
    on = e.target.checked;
    remember(on);
  });
  document.addEventListener('keydown', (e) => {
    if (!onOff() || !on || e.defaultPrevented || e.ctrlKey || e.altKey || e.metaKey || e.repeat || e.isComposing || typing(e.target)) return;
    if (press(e)) e.preventDefault();
  });
  return true;
}
