// Deciding where somebody stands: comforts only, each form does its whole work
// without them.
import { onKeys } from './keys.js';

// Only the questions that matter for the grade that is chosen are shown: words
// to the contrary of that side, and none at all where nothing is stated.
const sides = { support: 'support', qualified_support: 'support', concerned: 'oppose', oppose: 'oppose' };

function narrow(form) {
  const value = form.querySelector('[name^="stance-"]:checked')?.value;
  const left = value === 'undecided';
  const show = (part, on) => { for (const x of form.querySelectorAll(part)) x.hidden = !on; };
  show('[data-evidence],[data-conditions]', !left && value !== 'not_stated');
  show('[data-reason]', !left);
  show('[data-counter]', !left && value !== 'not_stated' && value !== 'neutral');
  const counter = form.querySelector('[data-counter]');
  for (const group of form.querySelectorAll('[data-side]')) {
    group.hidden = value in sides && group.dataset.side !== sides[value];
    const picked = group.querySelector('input:checked');
    if (!group.hidden || !picked) continue;
    picked.checked = false; // words for the other side of what is decided now
    const later = counter.querySelector('[value="later"]');
    if (later) later.checked = true;
  }
}

// Words that were ticked because they are suggested do not stay ticked when the
// other side is chosen, unless the person has ticked anything.
function untick(form) {
  const shown = form.querySelector('[name^="shown-"]')?.value;
  const value = form.querySelector('[name^="stance-"]:checked')?.value;
  if (!form.querySelector('[name^="ticked-"]') || form.dataset.touched) return;
  const opposed = shown in sides && value in sides && sides[shown] !== sides[value];
  for (const box of form.querySelectorAll('[name^="evidence-"]')) box.checked = box.defaultChecked && !opposed;
}

function narrowAll() { for (const form of document.querySelectorAll('[data-decide]')) narrow(form); }
narrowAll();
document.addEventListener('htmx:after:swap', narrowAll);

document.addEventListener('change', (e) => {
  const form = e.target.closest('[data-decide]');
  if (!form) return;
  if (e.target.name.startsWith('evidence-')) form.dataset.touched = 'yes';
  if (!e.target.name.startsWith('stance-')) return;
  narrow(form);
  untick(form);
});

// Keys for the tagging queue.
const queue = document.querySelector('[data-tagging]');

function choose(value) {
  const grade = queue.querySelector(`[name^="stance-"][value="${value}"]`);
  grade.focus();
  grade.click();
}

function press(e) {
  const scale = [...queue.querySelectorAll('.sn-scale__in')];
  if (e.key >= '1' && e.key <= String(scale.length)) choose(scale[e.key - 1].value);
  else if (e.key === 'n') choose('not_stated');
  else if (e.key === 's') queue.querySelector('[data-skip]').click();
  else if (e.key === 'u') document.querySelector('[data-undo] button')?.click();
  else if (e.key === 'Enter' && !e.target.closest('a,button,summary,input')) queue.requestSubmit(); // in an input the browser does it
  else return false;
  return true;
}

if (queue) onKeys(press);

// unexplained reports whether a decision against what is suggested still lacks
// its reason.
function unexplained(block) {
  const chosen = block.querySelector('[name^="stance-"]:checked')?.value;
  const shown = block.querySelector('[name^="shown-"]')?.value;
  const open = !chosen || chosen === 'undecided' || !shown || shown === 'not_stated';
  return !open && chosen !== shown && !reason(block).value.trim();
}

function reason(block) { return block.querySelector('[name^="reason-"]'); }

// Who decides against the suggestion is asked for the reason before the form is
// sent; the server asks as well.
document.addEventListener('submit', (e) => {
  const needed = [...e.target.querySelectorAll('[data-decide]')].filter((block) => {
    const why = block.querySelector('[data-why]');
    if (why) why.hidden = !unexplained(block);
    return why && !why.hidden;
  });
  if (!needed.length) return;
  e.preventDefault();
  for (let x = needed[0].parentElement; x; x = x.parentElement) if (x.matches('details')) x.open = true;
  reason(needed[0]).focus();
});
