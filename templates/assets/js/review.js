// Reviewing a source: the text and what was found in it point at each other, and
// everything can be done from the keyboard. Comforts only: the numbers are links
// both ways, and each form does its whole work by itself.
import { onKeys } from './keys.js';
import { give } from './selecting.js';

const review = document.querySelector('[data-review]');
const article = review.querySelector('[data-text]');
const open = review.querySelector('.sn-card--open');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

// The words of a reaction and its card are lit together.
let lit = '';

function light(n) {
  if (n === lit) return;
  lit = n;
  for (const x of review.querySelectorAll('.sn-lit')) x.classList.remove('sn-lit');
  if (n) for (const x of review.querySelectorAll(`[data-n="${n}"]`)) x.classList.add('sn-lit');
}

// bring scrolls the text, where it has a window of its own, to the words of a
// reaction, and never the page.
function bring(n) {
  const at = document.getElementById(`span-${n}`);
  if (!at || !article.contains(at) || article.scrollHeight <= article.clientHeight) return;
  const top = at.getBoundingClientRect().top - article.getBoundingClientRect().top;
  if (top > 40 && top < article.clientHeight - 80) return;
  article.scrollTo({ top: article.scrollTop + top - 60, behavior: calm.matches ? 'auto' : 'smooth' });
}

let waiting = 0;

function point(target, delay) {
  const x = target.closest('[data-n]');
  clearTimeout(waiting);
  light(x ? x.dataset.n : '');
  if (x && !article.contains(x)) waiting = setTimeout(bring, delay, x.dataset.n);
}

review.addEventListener('pointerover', (e) => { if (e.pointerType === 'mouse') point(e.target, 200); });
review.addEventListener('pointerleave', () => { clearTimeout(waiting); light(''); });
review.addEventListener('focusin', (e) => point(e.target, 0));

// Who clicks on words opens what was found in them; who selects them does not.
article.addEventListener('click', (e) => {
  const words = e.target.closest('mark[data-n]');
  if (!words || !getSelection().isCollapsed) return;
  const card = document.getElementById(`reaction-${words.dataset.n}`);
  if (!card) article.querySelector(`a.sn-ref[data-n="${words.dataset.n}"]`)?.click();
  else if (card.matches('.sn-card--todo')) card.querySelector('.sn-card__open').click();
  else card.focus();
});

// Whoever is found in the directory by typing becomes one of those to choose from.
for (const part of review.querySelectorAll('[data-find]')) part.hidden = false;
review.addEventListener('combobox:chosen', (e) => {
  const list = e.target.form?.elements.namedItem(e.target.dataset.suggestInto);
  const { value, label, about } = e.detail;
  if (!list?.options || [...list.options].some((o) => o.value === value)) return;
  list.add(new Option(about ? `${label}, ${about}` : label, value));
});

// What has happened is said once more, politely: a message that comes with a
// page is not announced by itself.
const flash = document.querySelector('.sn-flash');
if (flash) setTimeout(() => { document.querySelector('[data-said]').textContent = flash.innerText; }, 300);

// The keys, in the order in which the page lists them.
function step(by) {
  const cards = [...review.querySelectorAll('.sn-card[id]')];
  const at = cards.indexOf(document.activeElement.closest('.sn-card') ?? open);
  cards[at < 0 && by < 0 ? cards.length - 1 : at + by]?.focus();
}

function choose(value) {
  const grade = open?.querySelector(`[name^="stance-"][value="${value}"]`);
  grade?.focus();
  grade?.click();
}

// unfold opens whatever a field is folded into, and goes to it.
function unfold(field) {
  for (let x = field?.parentElement; x; x = x.parentElement) if (x.matches('details')) x.open = true;
  field?.focus();
}

function accept() {
  const button = open?.querySelector('form[data-accept] .sn-decideacts button');
  if (button) button.click();
  else if (open) unfold(terms());
}

function terms() { return document.querySelector('form[action$="/terms"] [name="status"]:checked, form[action$="/terms"] [name="status"]'); }

const commands = {
  a: accept,
  x: () => unfold(document.getElementById('reject-reason')),
  s: () => open?.querySelector('[data-skip]')?.click(),
  e: () => open?.querySelector('[name="speaker"]')?.focus(),
  j: () => step(1),
  k: () => step(-1),
  m: () => give('missed') || unfold(document.getElementById('missed-words')),
  w: () => give('add') || unfold(document.getElementById('add-words')),
  o: () => unfold(document.querySelector('.sn-open [name="span"]') ?? document.getElementById('h-end')),
  t: () => unfold(terms()),
  n: () => open?.querySelector('.sn-draftstance [name^="counter-"][value="none"]')?.click(),
  f: () => (document.querySelector('form[action$="/finish"] button') ?? document.getElementById('h-end'))?.focus(),
  '?': () => document.getElementById('h-keys').focus(),
  0: () => choose('not_stated'),
};

function press(e) {
  const scale = [...(open?.querySelector('.sn-scale')?.querySelectorAll('.sn-scale__in') ?? [])];
  if (e.key >= '1' && e.key <= String(scale.length)) choose(scale[e.key - 1].value);
  else if (e.key === 'Enter' && e.target.matches('.sn-card[id]')) e.target.querySelector('.sn-card__open')?.click();
  else if (Object.hasOwn(commands, e.key)) commands[e.key]();
  else return false;
  return true;
}

onKeys(press);
