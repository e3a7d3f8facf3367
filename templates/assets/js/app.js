// Everything here is a comfort: each page does its whole work without it.
import { initAll } from './govuk-frontend.min.js';
import './deciding.js';

initAll();

// On a narrow screen the filters start folded, so that results come first.
// Swapping the results in leaves the filters as the person had them.
const filters = () => document.getElementById('filters');
if (filters() && matchMedia('(max-width: 48em)').matches) filters().open = false;
let unfolded;
document.addEventListener('htmx:before:swap', () => { unfolded = filters()?.open; });
document.addEventListener('htmx:after:swap', () => { if (filters()) filters().open = unfolded; });

// The address of a search holds what was asked for, and nothing that is empty.
// An order that nobody has chosen is left to the server: the best match first
// once there are words.
document.addEventListener('htmx:config:request', (e) => {
  const { method, body } = e.detail.ctx.request;
  if (method !== 'GET' || !body) return;
  for (const name of new Set(body.keys())) if (body.getAll(name).every((v) => v === '')) body.delete(name);
  const sort = document.getElementById('sortby');
  const chosen = new URLSearchParams(location.search).has('sort') || !sort?.selectedOptions[0]?.defaultSelected;
  if (!chosen) body.delete('sort');
});

// A search that is refused comes as a whole page, which says what is wrong and
// where.
document.addEventListener('htmx:response:error', (e) => {
  const { request, response } = e.detail.ctx;
  if (request.method === 'GET') location.assign(response.raw.url);
});

// Buttons that only work with a script are hidden in the page.
function enhance() {
  if (!navigator.clipboard) return;
  for (const b of document.querySelectorAll('[data-copy][hidden]')) b.hidden = false;
}
enhance();
document.addEventListener('htmx:after:swap', enhance);

// Copy the text of the field that the button names, and say so.
document.addEventListener('click', async (e) => {
  const b = e.target.closest('[data-copy]');
  if (!b) return;
  const field = document.getElementById(b.dataset.copy);
  const said = b.parentElement.querySelector('[data-copied]');
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = 'Copied.';
  } catch {
    field.select();
    said.textContent = 'The browser did not allow it. The text is selected: copy it with the keyboard.';
  }
});

// In a long source, bring the reaction being reviewed into its own window.
const article = document.querySelector('.sn-article--stick');
const current = article?.querySelector('.sn-ref--on');
const below = current ? current.offsetTop - article.offsetTop - 60 : 0;
if (below > article?.clientHeight / 2) article.scrollTop = below; // else the title of the source stays in sight
