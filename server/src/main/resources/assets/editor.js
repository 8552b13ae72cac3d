// Leads from a finding to its place in the text, and warns before unsaved words are left.
const text = document.getElementById('text');
let saved = text.value;

document.addEventListener('click', (event) => {
  const place = event.target.closest('.finding-place');
  if (!place) {
    return;
  }
  const lines = text.value.split('\n');
  const line = Number(place.dataset.line) - 1;
  const start = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line] ?? '').length);
  const height = parseFloat(getComputedStyle(text).lineHeight);
  text.scrollTop = Math.max(0, line * height - text.clientHeight / 3);
});

text.form.addEventListener('submit', () => {
  saved = text.value;
});

window.addEventListener('beforeunload', (event) => {
  if (text.value !== saved) {
    event.preventDefault();
  }
});
