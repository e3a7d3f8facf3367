// What axe does not look at, page by page. Each check returns the faults it finds.
(() => {
const shown = (x) => x.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && x.getClientRects().length > 0;
const hiddenFromEyes = (x) => x.closest('.govuk-visually-hidden,.govuk-skip-link,[aria-hidden=true]');
const say = (x) => `<${x.tagName.toLowerCase()}${x.id ? ' id=' + x.id : ''} class="${x.getAttribute('class') ?? ''}"> ${(x.getAttribute('aria-label') || x.innerText || x.textContent || x.name || '').trim().replace(/\s+/g, ' ').slice(0, 60)}`;
const all = (selector) => [...document.querySelectorAll(selector)];

// structure: language, one title, headings in order, tables that say what they are,
// and nothing that moves for who wants it still.
function structure() {
  const faults = [];
  if (document.documentElement.lang !== 'en-GB') faults.push(`lang is ${document.documentElement.lang}`);
  const heads = all('h1,h2,h3,h4,h5,h6').filter(shown);
  if (heads.filter((h) => h.tagName === 'H1').length !== 1) faults.push('there is not one h1');
  let last = 0;
  for (const h of heads.filter((x) => x.closest('main'))) {
    const level = Number(h.tagName[1]);
    if (level > last + 1) faults.push(`a heading of level ${level} follows one of level ${last}: ${say(h)}`);
    last = level;
  }
  for (const t of all('table')) {
    if (!t.caption?.textContent.trim() && !t.getAttribute('aria-label') && !t.getAttribute('aria-labelledby')) faults.push(`a table has no caption: ${say(t)}`);
    for (const h of t.querySelectorAll('th')) if (!h.scope && h.textContent.trim()) faults.push(`a header has no scope: ${say(h)}`);
    if (!t.querySelector('th')) faults.push(`a table has no headers: ${say(t)}`);
  }
  for (const x of all('[id]')) if (document.querySelectorAll(`[id="${CSS.escape(x.id)}"]`).length > 1) faults.push(`two have the id ${x.id}`);
  for (const x of all('body *')) {
    const s = getComputedStyle(x);
    if (s.scrollBehavior === 'smooth' || s.animationName !== 'none' && parseFloat(s.animationDuration) > 0 || s.transitionDuration.split(',').some((d) => parseFloat(d) > 0.01)) faults.push(`moves although nothing should: ${say(x)}`);
  }
  for (const x of all('svg')) if (!x.closest('[aria-hidden=true],[role=img],a,button') && !x.getAttribute('aria-label') && !x.getAttribute('aria-labelledby') && !x.querySelector('a')) faults.push(`a drawing is neither named nor hidden: ${say(x)}`);
  return faults;
}

// stops are the elements that the tabulator key stops at, in the order of the page.
const stops = () => all('a[href],button,input,select,textarea,summary,[tabindex]').filter((x) => {
  if (x.tabIndex < 0 || x.disabled || x.type === 'hidden' || !shown(x)) return false;
  if (x.tagName === 'SUMMARY' && x.parentElement.querySelector('summary') !== x) return false;
  if (x.type === 'radio' && x.name) {
    const group = all(`input[type=radio][name="${CSS.escape(x.name)}"]`).filter((r) => r.form === x.form && !r.disabled && shown(r));
    return x === (group.find((r) => r.checked) ?? group[0]) || false;
  }
  return true;
});

const looks = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderTopColor', 'borderBottomWidth', 'color', 'stroke', 'strokeWidth', 'fill', 'textDecorationLine', 'textDecorationThickness', 'opacity', 'clipPath', 'top', 'left'];
function look(x) {
  const parts = [[x], [x, '::before'], [x, '::after']];
  for (const l of x.labels ?? []) parts.push([l], [l, '::before'], [l, '::after']);
  for (const c of x.querySelectorAll('*')) if (parts.length < 14) parts.push([c]);
  if (x.parentElement) parts.push([x.parentElement]);
  return parts.map(([e, pseudo]) => { const s = getComputedStyle(e, pseudo); return looks.map((k) => s[k]).join(); }).join('|');
}

// seen reports whether something of an element can be seen where it stands: its
// middle or its first line is what is on top there.
function seen(x) {
  const mine = (e) => e && (x.contains(e) || e.contains(x) && !['sticky', 'fixed'].includes(getComputedStyle(e).position) || [...(x.labels ?? [])].some((l) => l.contains(e)) || e.closest?.('label')?.control === x);
  for (const r of x.getClientRects()) {
    for (const [fx, fy] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]]) {
      const px = r.left + r.width * fx, py = r.top + r.height * fy;
      if (px < 0 || py < 0 || px >= innerWidth || py >= innerHeight) continue;
      if (mine(document.elementFromPoint(px, py))) return true;
    }
  }
  return false;
}

// focus puts the focus on each stop and sees that it shows and is not covered.
function focus() {
  const faults = [];
  for (const x of stops()) {
    if (!x.isConnected || !shown(x)) continue;
    document.activeElement?.blur();
    const before = look(x);
    x.focus({ focusVisible: true });
    if (document.activeElement !== x) { faults.push(`cannot have the focus: ${say(x)}`); continue; }
    if (look(x) === before) faults.push(`the focus does not show on: ${say(x)}`);
    if (!seen(x)) faults.push(`has the focus and is covered: ${say(x)}`);
  }
  for (const x of stops().reverse()) {
    x.focus({ focusVisible: true });
    if (document.activeElement === x && !seen(x)) faults.push(`is covered when one comes back to: ${say(x)}`);
  }
  document.activeElement?.blur();
  scrollTo(0, 0);
  return faults;
}

// follow notes where the tabulator key leads from here on; followed compares it
// with the order of the page and with what the eye expects.
let way = [];
let expected = [];
function follow() {
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  way = [];
  expected = stops();
  document.addEventListener('focusin', (e) => way.push(e.target));
  const parts = { date: 4, time: 3, 'datetime-local': 6 }; // these have stops of their own within
  return expected.reduce((n, x) => n + (parts[x.type] ?? 1), 0);
}
const sticks = (x) => x && x !== document.body && (['sticky', 'fixed'].includes(getComputedStyle(x).position) || sticks(x.parentElement));
function followed() {
  scrollTo(0, 0);
  const faults = [];
  const missing = expected.filter((x) => x.isConnected && shown(x) && !way.includes(x));
  const extra = way.filter((x) => !expected.includes(x));
  if (missing.length) faults.push(`and stops besides at: ${extra.map(say).join('; ')}`);
  for (const x of missing) faults.push(`the keyboard does not reach: ${say(x)}`);
  const seen = new Set();
  for (const [i, x] of way.entries()) {
    if (seen.has(x) && i < expected.length) faults.push(`the keyboard comes back to: ${say(x)}`);
    seen.add(x);
  }
  for (let i = 1; i < way.length && i < expected.length; i++) {
    const a = way[i - 1].getBoundingClientRect(), b = way[i].getBoundingClientRect();
    if ([way[i], way[i - 1]].some(sticks)) continue;
    if (!way[i].closest('main') || !way[i - 1].closest('main')) continue;
    if (b.bottom < a.top - 2 && b.left < a.right - 8) faults.push(`the focus jumps up from ${say(way[i - 1])} to ${say(way[i])}`);
  }
  return faults;
}

// spaced sets text as whoever needs it wider may set it (WCAG 1.4.12).
const sheet = new CSSStyleSheet();
sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
function spaced(on) { document.adoptedStyleSheets = on ? [...document.adoptedStyleSheets, sheet] : document.adoptedStyleSheets.filter((s) => s !== sheet); }

// cut finds text that is cut off by its box or lies over other text.
function cut() {
  const faults = [];
  const lines = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, x = node.parentElement;
    if (!node.data.trim() || !shown(x) || hiddenFromEyes(x) || x.closest('noscript,script,style,select,textarea')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((r) => r.width > 1 && r.height > 1);
    if (!rects.length) continue;
    for (let box = x; box && box !== document.body; box = box.parentElement) {
      const s = getComputedStyle(box);
      const position = s.position;
      const shut = (o) => o === 'hidden' || o === 'clip';
      const b = box.getBoundingClientRect();
      if (s.clipPath === 'inset(50%)') { rects.scrolls = true; break; } // for ears alone
      if (!(box instanceof SVGElement) && shut(s.overflowY) && rects.some((r) => r.bottom > b.bottom + 3 || r.top < b.top - 3)) { faults.push(`is cut off at its height: ${say(box)}`); break; }
      if (!(box instanceof SVGElement) && shut(s.overflowX) && s.textOverflow !== 'ellipsis' && rects.some((r) => r.right > b.right + 3 || r.left < b.left - 3)) { faults.push(`is cut off at its side: ${say(box)}`); break; }
      if (s.overflowX === 'auto' || s.overflowX === 'scroll' || s.overflowY === 'auto' || s.overflowY === 'scroll' || position === 'fixed' || position === 'sticky') { rects.scrolls = true; break; }
    }
    if (rects.scrolls) continue;
    for (const r of rects) lines.push({ x, top: r.top + r.height * 0.3, bottom: r.bottom - r.height * 0.3, left: r.left + 1, right: r.right - 1 });
  }
  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j++) {
      const a = lines[i], b = lines[j];
      if (a.x === b.x || a.x.contains(b.x) && a.x.closest('a,p,li,td') === b.x.closest('a,p,li,td') && a.left >= b.right) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) faults.push(`lie over each other: ${say(a.x)} and ${say(b.x)}`);
    }
  }
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) {
    const scrolls = (x) => x && x !== document.body && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(x).overflowX) || scrolls(x.parentElement));
    const wide = all('main *').filter((x) => shown(x) && !scrolls(x.parentElement) && !hiddenFromEyes(x) && x.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
    faults.push(`the page scrolls sideways by ${over} px: ${wide.slice(-3).map(say).join('; ')}`);
  }
  return [...new Set(faults)].slice(0, 12);
}

window.wcag = { structure, focus, follow, followed, spaced, cut };
})();
