// The form to log a reaction: whoever is chosen brings along the role and the body in which they were seen last,
// where nothing has been typed yet. What was brought along goes with them when another name is typed.
const form = document.querySelector('form[action="/reactions"]');
let brought = [];

function bring(name, value) {
  const field = form.elements.namedItem(name);
  if (!field || field.value || !value) return;
  field.value = value;
  brought.push([field, value]);
}

form?.addEventListener('combobox:chosen', (e) => {
  if (e.target.name !== 'speaker') return;
  const { role, organisation, organisation_id: id } = e.detail;
  const alone = !form.elements.namedItem('organisation').value;
  bring('role', role);
  bring('organisation', organisation);
  if (alone) bring('body', id);
  form.elements.namedItem('honorific').value = ''; // the name that is chosen has it
});

form?.addEventListener('combobox:emptied', (e) => {
  if (e.target.name !== 'speaker') return;
  for (const [field, value] of brought) if (field.value === value) field.value = '';
  brought = [];
});
