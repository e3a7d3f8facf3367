// Reviewing a source: the text and what was found in it point at each other, and
// everything can be done from the keyboard. Comforts only: the numbers are links
// both ways, and each form does its whole work by itself. The page may be swapped
// for its next state at any time (staying.js), so nothing is kept of it here.
import { onKeys } from './keys.js';
import { give } from './selecting.js';
import { say } from './staying.js';

const review = () => document.querySelector('[data-review]');
const article = () => document.querySelector('[data-text]');
const open = () => document.querySelector('.sn-card--open');
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const narrow = matchMedia('(max-width: 59.99em)');
const glide = () => (calm.matches ? 'auto' : 'smooth');

// The words of a reaction and its card are lit together.
function light(n) {
  for (const x of review().querySelectorAll('.sn-lit')) if (x.dataset.n !== n) x.classList.remove('sn-lit');
  if (n) for (const x of review().querySelectorAll(`[data-n="${n}"]`)) x.classList.add('sn-lit');
}

// bring scrolls the text, where it has a window of its own, to the words of a
// reaction, and never the page.
function bring(n) {
  const at = document.getElementById(`span-${n}`);
  const window = article();
  if (!at || !window.contains(at) || window.scrollHeight <= window.clientHeight) return;
  const top = at.getBoundingClientRect().top - window.getBoundingClientRect().top;
  if (top > 40 && top < window.clientHeight - 80) return;
  window.scrollTo({ top: window.scrollTop + top - 60, behavior: glide() });
}

let waiting = 0;

function point(target, delay) {
  const x = target.closest('[data-review] [data-n]');
  clearTimeout(waiting);
  light(x ? x.dataset.n : '');
  if (x && !article().contains(x)) waiting = setTimeout(bring, delay, x.dataset.n);
}

document.addEventListener('pointerover', (e) => { if (e.pointerType === 'mouse' && e.target.closest('[data-review]')) point(e.target, 200); });
document.addEventListener('focusin', (e) => { if (e.target.closest('[data-review]')) point(e.target, 0); });

// Who clicks on words opens what was found in them; who selects them does not.
document.addEventListener('click', (e) => {
  const words = e.target.closest('[data-text] mark[data-n]');
  if (!words || !getSelection().isCollapsed) return;
  const card = document.getElementById(`reaction-${words.dataset.n}`);
  if (!card) article().querySelector(`a.sn-ref[data-n="${words.dataset.n}"]`)?.click();
  else if (card.matches('.sn-card--todo')) card.querySelector('.sn-card__open').click();
  else card.focus();
});

// On a narrow screen the text stands above the reactions: one button goes to the
// words in the text, and back to where the person was.
let left; // where the page was when the text was opened

document.addEventListener('click', (e) => {
  if (!e.target.closest('[data-turn]')) return;
  const to = left;
  left = undefined;
  if (to !== undefined) {
    scrollTo({ top: to, behavior: glide() });
  } else {
    left = scrollY;
    const n = document.activeElement.closest?.('.sn-card')?.dataset.n ?? open()?.dataset.n;
    (document.getElementById(`span-${n}`) ?? article()).scrollIntoView({ block: 'center', behavior: glide() });
  }
});

function turn() {
  const button = document.querySelector('[data-turn]');
  if (!button || !narrow.matches) return;
  const reading = article().getBoundingClientRect().bottom > innerHeight / 2;
  if (!reading) left = undefined;
  button.parentElement.hidden = reading && left === undefined;
  button.textContent = reading ? button.dataset.back : button.dataset.turn;
}

let looking = 0;
document.addEventListener('scroll', () => { looking ||= requestAnimationFrame(() => { looking = 0; turn(); }); }, { passive: true });

// Whoever is found in the directory by typing becomes one of those to choose from.
document.addEventListener('combobox:chosen', (e) => {
  const list = e.target.form?.elements.namedItem(e.target.dataset.suggestInto);
  const { value, label, about } = e.detail;
  if (!list?.options || [...list.options].some((o) => o.value === value)) return;
  list.add(new Option(about ? `${label}, ${about}` : label, value));
});

function prepare() {
  for (const part of document.querySelectorAll('[data-find]')) part.hidden = false;
  left = undefined;
  turn();
  if (open()) bring(open().dataset.n);
}
prepare();
document.addEventListener('htmx:after:swap', prepare);

// What has happened is said once more, politely: a message that comes with a
// page is not announced by itself.
const flash = document.querySelector('.sn-flash');
if (flash) say(flash.innerText.trim());

// The keys, in the order in which the page lists them.
function step(by) {
  const cards = [...document.querySelectorAll('.sn-card[id]')];
  const at = cards.indexOf(document.activeElement.closest('.sn-card') ?? open());
  cards[at < 0 && by < 0 ? cards.length - 1 : at + by]?.focus();
}

function choose(value) {
  const grade = open()?.querySelector(`[name^="stance-"][value="${value}"]`);
  grade?.focus();
  grade?.click();
}

// unfold opens whatever a field is folded into, and goes to it.
function unfold(field) {
  for (let x = field?.parentElement; x; x = x.parentElement) if (x.matches('details')) x.open = true;
  field?.focus();
}

function accept() {
  const button = open()?.querySelector('form[data-accept] .sn-decideacts button');
  if (button) button.click();
  else if (open()) unfold(terms());
}

function noContrary() { open()?.querySelector('.sn-draftstance [name^="counter-"][value="none"]')?.click(); }

function terms() { return document.querySelector('form[action$="/terms"] [name="status"]:checked, form[action$="/terms"] [name="status"]'); }

const commands = {
  a: accept,
  A: () => { noContrary(); accept(); },
  x: () => unfold(document.getElementById('reject-reason')),
  s: () => open()?.querySelector('[data-skip]')?.click(),
  e: () => unfold(open()?.querySelector('[name="speaker"]')),
  j: () => step(1),
  k: () => step(-1),
  m: () => give('missed') || unfold(document.getElementById('missed-words')),
  w: () => give('add') || unfold(document.getElementById('add-words')),
  o: () => unfold(document.querySelector('.sn-open [name="span"]') ?? document.getElementById('h-end')),
  t: () => unfold(terms()),
  n: noContrary,
  f: () => (document.querySelector('form[action$="/finish"] button') ?? document.getElementById('h-end'))?.focus(),
  '?': () => document.getElementById('h-keys').focus(),
  0: () => choose('not_stated'),
};

// pressTerms is what keys do within the form of the terms: answer it.
function pressTerms(form, key) {
  const statuses = [...form.querySelectorAll('[name="status"]')];
  if (key >= '1' && key <= String(statuses.length)) {
    statuses[key - 1].focus();
    statuses[key - 1].click();
  } else if (key === 'p') form.querySelector('[name="permitted"]').click();
  else if (key === 'a') form.requestSubmit();
  else return false;
  return true;
}

function press(e) {
  const form = e.target.closest('form[action$="/terms"]');
  if (form && pressTerms(form, e.key)) return true;
  const scale = [...(open()?.querySelector('.sn-scale')?.querySelectorAll('.sn-scale__in') ?? [])];
  if (e.key >= '1' && e.key <= String(scale.length)) choose(scale[e.key - 1].value);
  else if (e.key === 'Enter' && e.target.matches('.sn-card[id]')) e.target.querySelector('.sn-card__open')?.click();
  else if (Object.hasOwn(commands, e.key)) commands[e.key]();
  else return false;
  return true;
}

onKeys(press);
