// The search page: comforts only, it does its whole work without them.
import { onKeys } from './keys.js';

const body = () => document.getElementById('search-body');
const quotes = () => [...document.querySelectorAll('#search-body .sn-quote')];

function say(words) {
  const said = document.getElementById('said');
  if (said) said.textContent = words;
}

// go swaps the results of another search in; the address follows, so that the
// back button leads to what was there before.
let arrive; // where the focus goes when they are there
function go(address, top) {
  const at = new URL(address, location.href);
  if (!window.htmx) {
    location.assign(at);
    return;
  }
  arrive = { top };
  window.htmx.ajax('GET', at.pathname + at.search, {
    source: '#search-body', target: '#search-body', select: '#search-body', selectOOB: '#q', swap: 'outerMorph', push: 'true',
  });
}

// Links to other results of this page: filters that are taken off, bars, groups,
// pages and corrections.
document.addEventListener('click', (e) => {
  const a = e.target instanceof Element ? e.target.closest('#search-body a[href]') : null;
  if (!a || e.defaultPrevented || e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
  const to = new URL(a.getAttribute('href'), location.href);
  if (to.origin !== location.origin || to.pathname !== '/quotes') return;
  e.preventDefault();
  go(to, Boolean(a.closest('.sn-pages')));
});

// Whoever is chosen from a list becomes a filter, and words are looked for.
document.addEventListener('combobox:chosen', (e) => {
  if (!e.detail.href || !body()) return;
  e.preventDefault();
  if (e.target.id === 'who') e.target.value = '';
  go(e.detail.href);
});

document.addEventListener('htmx:after:swap', () => {
  for (const part of document.querySelectorAll('[data-keys]')) part.hidden = false;
  if (!arrive) return;
  const count = document.getElementById('count');
  const { top } = arrive;
  arrive = undefined;
  count?.focus({ preventScroll: true });
  if (top) count?.scrollIntoView({ block: 'start' });
});

// at is the reaction that has the focus, or in which it is.
function at() { return document.activeElement?.closest('#search-body .sn-quote'); }

function step(by) {
  const list = quotes();
  const now = list.indexOf(at());
  const next = list[now < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(now + by, 0), list.length - 1)];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

// copy takes the passage in which the focus is, else the first of the reaction.
async function copy(quote) {
  const passage = document.activeElement.closest('.sn-hitpassage') ?? quote;
  const field = passage.querySelector('textarea');
  try {
    await navigator.clipboard.writeText(field.value);
    say('Copied with its citation.');
    quote.dataset.copied = '';
    setTimeout(() => delete quote.dataset.copied, 1500);
  } catch {
    field.closest('details').open = true;
    field.select();
    say('The browser did not allow copying. The text is selected: copy it with the keyboard.');
  }
}

const dialog = () => document.getElementById('keys');

function press(e) {
  if (document.querySelector('dialog[open]')) return false;
  const quote = at();
  if (e.key === '/') document.getElementById('q').select();
  else if (e.key === 'j') step(1);
  else if (e.key === 'k') step(-1);
  else if (e.key === '?') dialog().showModal();
  else if (e.key === 'c' && quote) copy(quote);
  else if (e.key === 'Enter' && quote && document.activeElement === quote) quote.querySelector('[data-opens]').click();
  else return false;
  return true;
}

onKeys(press);

document.addEventListener('click', (e) => {
  const b = e.target instanceof Element ? e.target.closest('[data-open]') : null;
  if (b) document.getElementById(b.dataset.open)?.showModal();
});
