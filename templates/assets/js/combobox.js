// A combobox over a plain text field, which goes on working without it.
//
//   <input id="who" name="who" data-suggest="/suggest/people" data-suggest-into="stakeholder" data-suggest-new="Add">
//
// data-suggest: answers ?q=… with {"options":[{"value":"ID","label":"Dr Ada Okoro","about":"chair, Wraxley CCG"}]};
//   an option with an "href" leads there when it is chosen.
// data-suggest-into: the name of the hidden field, in the same form, that is given the value of the chosen option;
//   typing again empties it.
// data-suggest-new: a verb; offers “Add …” with what is typed as last option, which leaves the hidden field empty.
// data-suggest-with: "address" sends what the address of the page asks for along, less its page.
// data-suggest-as: the name under which what is typed is sent, else q.
// data-suggest-min: how many letters must be typed, else 2.
//
// data-suggested: set here, what the server has answered for last; while it is not what stands in the field, an answer
//   is still to come.
//
// Events on the field, which bubble: "combobox:chosen" with the option as detail (cancel it to do nothing more),
// "combobox:new" with {label} when what is typed is to be added, "combobox:emptied" when a choice is typed over.
// The field itself is never replaced, so that its label, hint and error stay with it; all listeners sit on the
// document, so that fields which are swapped in later work as well. The pattern is the editable combobox with a list
// of the ARIA Authoring Practices: focus stays in the field, aria-activedescendant says which option is meant.

const pause = 120; // milliseconds after a letter before the server is asked
let open = null; // {input, list, options, at} of the list that is shown; there is one at most
let running; // the question that is under way
let timer;
let pressed = false; // a key went down that was meant for the list

const field = (target) => (target instanceof Element ? target.closest('input[data-suggest]') : null);

// prepare tells assistive technology what the field is before it has focus.
function prepare() {
  for (const input of document.querySelectorAll('input[data-suggest]')) {
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', String(open?.input === input));
    input.autocomplete = 'off';
    input.spellcheck = false;
  }
}

// say is read out by screen readers. The region stands in the page before it
// has words.
function say(words) {
  let region = document.getElementById('combobox-status');
  if (!region) {
    region = document.createElement('p');
    region.id = 'combobox-status';
    region.className = 'govuk-visually-hidden';
    region.setAttribute('role', 'status');
    (document.getElementById('main-content') ?? document.body).append(region);
  }
  region.textContent = words;
}

function into(input) {
  const name = input.dataset.suggestInto;
  return name && input.form ? input.form.elements.namedItem(name) : null;
}

function close() {
  clearTimeout(timer);
  running?.abort();
  if (!open) return;
  const { input, list } = open;
  open = null;
  list.remove();
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-controls');
  input.removeAttribute('aria-activedescendant');
}

// ask fetches the options for what is typed. A late answer to an earlier
// question is never shown.
async function ask(input) {
  running?.abort();
  const typed = input.value;
  if (typed.trim().length < Number(input.dataset.suggestMin ?? 2)) {
    close();
    say('');
    input.dataset.suggested = typed;
    return;
  }
  const mine = new AbortController();
  running = mine;
  const address = new URL(input.dataset.suggest, location.href);
  if (input.dataset.suggestWith === 'address') {
    for (const [name, value] of new URLSearchParams(location.search)) if (name !== 'page') address.searchParams.append(name, value);
  }
  address.searchParams.set(input.dataset.suggestAs ?? 'q', typed);
  let options = [];
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { Accept: 'application/json' } });
    if (answer.ok) options = (await answer.json()).options ?? [];
  } catch {
    if (mine.signal.aborted) return; // another question, or none, has taken its place
  }
  if (mine.signal.aborted || input.value !== typed || document.activeElement !== input) return;
  const verb = input.dataset.suggestNew;
  if (verb !== undefined) options = [...options, { label: typed.trim(), verb: verb || 'Add', fresh: true }];
  show(input, options);
  input.dataset.suggested = typed;
}

function row(option, id) {
  const li = document.createElement('li');
  li.id = id;
  li.className = option.fresh ? 'sn-combobox__option sn-combobox__option--new' : 'sn-combobox__option';
  li.setAttribute('role', 'option');
  li.setAttribute('aria-selected', 'false');
  const label = document.createElement('span');
  label.className = 'sn-combobox__label';
  label.textContent = option.fresh ? `${option.verb} “${option.label}”` : option.label;
  li.append(label);
  if (option.about) {
    const about = document.createElement('span');
    about.className = 'sn-combobox__about';
    about.textContent = option.about;
    li.append(' ', about);
  }
  return li;
}

function show(input, options) {
  close();
  if (options.length === 0) {
    say('Nothing is suggested.');
    return;
  }
  const list = document.createElement('ul');
  list.id = `${input.id}-options`;
  list.className = 'sn-combobox__list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', `Suggestions: ${input.labels?.[0]?.textContent.trim() ?? input.name}`);
  list.append(...options.map((o, i) => row(o, `${list.id}-${i}`)));
  input.after(list);
  list.style.left = `${input.offsetLeft}px`;
  list.style.top = `${input.offsetTop + input.offsetHeight}px`;
  list.style.minWidth = `${input.offsetWidth}px`;
  input.setAttribute('aria-expanded', 'true');
  input.setAttribute('aria-controls', list.id);
  open = { input, list, options, at: -1 };
  const fresh = options.filter((o) => o.fresh).length;
  const known = options.length - fresh;
  say(`${known || 'No'} ${known === 1 ? 'suggestion' : 'suggestions'}. Use the up and down arrow keys to look through.`);
}

// move lets another option be meant; beyond either end it is what is typed.
function move(by) {
  const { input, list, options } = open;
  const n = options.length;
  list.children[open.at]?.setAttribute('aria-selected', 'false');
  open.at = ((open.at + 1 + by + n + 1) % (n + 1)) - 1;
  const meant = list.children[open.at];
  if (!meant) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  meant.setAttribute('aria-selected', 'true');
  meant.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', meant.id);
}

function choose(at) {
  const { input, options } = open;
  const option = options[at];
  close();
  const hidden = into(input);
  if (option.fresh) {
    if (hidden) hidden.value = '';
    input.value = option.label;
    say(`${option.verb} ${option.label}`);
    input.dispatchEvent(new CustomEvent('combobox:new', { bubbles: true, detail: { label: option.label } }));
    return;
  }
  if (!input.dispatchEvent(new CustomEvent('combobox:chosen', { bubbles: true, cancelable: true, detail: option }))) return;
  if (option.href) {
    location.assign(option.href);
    return;
  }
  input.value = option.label;
  say(`${option.label} is chosen.`);
  if (!hidden) return;
  hidden.value = option.value;
  hidden.dispatchEvent(new Event('change', { bubbles: true }));
}

document.addEventListener('input', (e) => {
  const input = field(e.target);
  if (!input) return;
  const hidden = into(input);
  if (hidden?.value) {
    hidden.value = '';
    input.dispatchEvent(new CustomEvent('combobox:emptied', { bubbles: true }));
  }
  clearTimeout(timer);
  timer = setTimeout(ask, pause, input);
});

document.addEventListener('keydown', (e) => {
  pressed = false;
  const input = field(e.target);
  if (!input || e.isComposing || e.ctrlKey || e.metaKey) return;
  const shown = open?.input === input;
  if (e.key === 'ArrowDown' && !shown) ask(input);
  else if (e.key === 'ArrowDown' && shown) move(1);
  else if (e.key === 'ArrowUp' && shown) move(-1);
  else if (e.key === 'Escape' && shown) close();
  else if (e.key === 'Enter' && shown && open.at >= 0) choose(open.at);
  else {
    if (e.key === 'Enter' || e.key === 'Tab') close(); // what is typed is meant, as it stands
    return;
  }
  pressed = true;
  e.preventDefault();
  e.stopPropagation();
}, true);

// A key that is still down must not go on to what the field does with it: when
// the page is busy, browsers have sent Enter on to the form.
document.addEventListener('keypress', (e) => { if (pressed && field(e.target)) e.preventDefault(); }, true);
document.addEventListener('keyup', () => { pressed = false; }, true);

// A press on an option must not take the focus from the field.
document.addEventListener('mousedown', (e) => { if (open?.list.contains(e.target)) e.preventDefault(); });
document.addEventListener('click', (e) => {
  const li = open?.list.contains(e.target) ? e.target.closest('[role=option]') : null;
  if (li) choose([...open.list.children].indexOf(li));
});
document.addEventListener('focusout', (e) => { if (field(e.target)) close(); });
document.addEventListener('submit', close, true);
document.addEventListener('htmx:before:swap', close);
document.addEventListener('htmx:after:swap', prepare);
prepare();
say('');
