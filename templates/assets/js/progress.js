// The bar of something that runs, as it comes on: a comfort. Without this the page
// asks for itself again.
//
//   <div data-progress="/batches/ID/progress" hx-get="/batches/ID" hx-trigger="sn:look" …>
//     <label data-progress-words for="bar">…</label><progress id="bar" max="100">
//
// A form whose sending takes long has such a part, hidden and with data-progress-sent
// in place of the address, and a field "key", which the address is made of.
//
// The address streams {"percent", "words", "done"}. When it is done, "sn:look" has
// the part of the page fetched anew, which says what came of it.

const steps = 25; // of each so many per cent a screen reader is told
const anew = 3000; // milliseconds after which the page is looked at where the stream is refused, as beyond so many of one account

let source;
let told = -1;
let followed = false; // something runs whose end is still to be told

// say is read out by screen readers; the region stands in the page before it has
// words, outside of what is fetched anew.
function say(words) {
  let region = document.getElementById('progress-status');
  if (!region) {
    region = document.createElement('p');
    region.id = 'progress-status';
    region.className = 'govuk-visually-hidden';
    region.setAttribute('role', 'status');
    document.getElementById('main-content').append(region);
  }
  region.textContent = words;
}

function show(part, now) {
  const bar = part.querySelector('progress');
  const label = part.querySelector('[data-progress-words]');
  if (bar) {
    bar.value = now.percent;
    bar.textContent = `${now.percent} %`;
  }
  if (label) label.textContent = now.words;
  const step = Math.floor(now.percent / steps);
  if (step > told) {
    if (told >= 0 && !now.done) say(now.words);
    told = step;
  }
}

const look = (part) => part.dispatchEvent(new CustomEvent('sn:look'));

function follow() {
  const part = document.querySelector('[data-progress]');
  if (!part || source) return;
  told = -1;
  followed = true;
  source = new EventSource(part.dataset.progress);
  source.onmessage = (e) => {
    const now = JSON.parse(e.data);
    show(part, now);
    if (!now.done) return;
    stop();
    look(part);
  };
  source.onerror = () => {
    if (source?.readyState !== EventSource.CLOSED) return; // the browser asks again by itself
    stop();
    setTimeout(() => {
      look(part);
      if (part.hasAttribute('data-progress-sent') && part.dataset.progress) follow(); // no page to look at: it is asked for again
    }, anew);
  };
}

function stop() {
  source?.close();
  source = undefined;
}

// What came of it is read out once, where it has come.
document.addEventListener('htmx:after:swap', () => {
  if (document.querySelector('[data-progress]')) follow();
  else if (followed) {
    stop();
    followed = false;
    say(document.querySelector('h1')?.textContent ?? '');
  }
});

// The page stands until what was sent is answered.
document.addEventListener('submit', (e) => {
  const part = e.target.querySelector('[data-progress-sent]');
  if (!part || e.defaultPrevented) return;
  part.hidden = false;
  part.dataset.progress = `/imports/${encodeURIComponent(e.target.elements.key.value)}/progress`;
  say(part.querySelector('[data-progress-words]').textContent);
  follow();
});

// Whoever comes back to a form finds it as it was before it was sent.
function unsent() {
  for (const part of document.querySelectorAll('[data-progress-sent]')) {
    part.hidden = true;
    delete part.dataset.progress;
  }
}

window.addEventListener('pagehide', stop);
window.addEventListener('pageshow', (e) => {
  if (e.persisted) unsent();
  follow();
});
say('');
follow();
