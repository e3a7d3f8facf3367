// Words that are selected in the text of a source are given to somebody by their
// place, counted in code points as the server counts them, so that it need not look
// for them. The text on the page has every character of the source; the numbers
// between them are none of it.
const text = () => document.querySelector('[data-text]');
const toolbar = () => document.querySelector('[data-picked]');
const most = 20000;

const length = (s) => [...s].length;

// pieces lists the runs of text within a range, each with its place.
function* pieces(range) {
  for (const p of text().querySelectorAll('[data-at]')) {
    if (!range.intersectsNode(p)) continue;
    let at = Number(p.dataset.at);
    const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { data, parentElement } = walk.currentNode;
      if (parentElement.closest('.sn-ref')) continue;
      const from = walk.currentNode === range.startContainer ? range.startOffset : 0;
      const to = walk.currentNode === range.endContainer ? range.endOffset : data.length;
      if (from < to && range.intersectsNode(walk.currentNode)) yield { words: data.slice(from, to), start: at + length(data.slice(0, from)) };
      at += length(data);
    }
  }
}

// picked is the words that are selected in the text, without white space around
// them, and where they stand; nothing where none are.
export function picked() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const list = [...pieces(selection.getRangeAt(0))];
  const all = list.map((x) => x.words).join('');
  const words = all.trim();
  if (!words) return null;
  const start = list[0].start + length(all) - length(all.trimStart());
  const end = start + length(words);
  return end - start > most ? null : { words, start, end };
}

let last = null;

// give puts words into the form of those that were missed, or of the draft that is
// open, and goes on to what is asked next. It returns whether there was anything
// to give.
export function give(to, chosen = picked()) {
  const form = document.querySelector(`form[data-added="${to}"]`);
  if (!form || !chosen) return false;
  for (let x = form.parentElement; x; x = x.parentElement) if (x.matches('details')) x.open = true;
  if (form.matches('details form')) form.closest('details').open = true;
  const field = (name) => form.elements.namedItem(name);
  if (field('words')) field('words').value = chosen.words.replace(/\r\n?/g, '\n');
  field('start').value = chosen.start;
  field('end').value = chosen.end;
  getSelection().removeAllRanges();
  (field('reason') ?? field('speaker') ?? form.querySelector('[name="kind"]:checked')).focus();
  return true;
}

// Who changes the words by hand means what is typed, wherever it stands.
document.addEventListener('input', (e) => {
  const form = e.target.matches('[name="words"]') && e.target.closest('form[data-added]');
  if (!form) return;
  form.elements.namedItem('start').value = '';
  form.elements.namedItem('end').value = '';
});

let waiting = 0;

document.addEventListener('selectionchange', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const bar = toolbar();
    if (!bar || bar.contains(document.activeElement)) return;
    last = picked();
    bar.hidden = !last;
    const n = last ? last.words.split(/\s+/).length : 0;
    if (last) bar.querySelector('[data-picked-words]').textContent = n === 1 ? '1 word selected' : `${n} words selected`;
  }, 120);
});

document.addEventListener('mousedown', (e) => { if (e.target.closest('[data-picked]')) e.preventDefault(); }); // the selection stays
document.addEventListener('click', (e) => {
  const button = e.target.closest('[data-pick]');
  if (!button || !give(button.dataset.pick, picked() ?? last)) return;
  toolbar().hidden = true;
  last = null;
});
