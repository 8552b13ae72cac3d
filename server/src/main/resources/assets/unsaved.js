// Whoever leaves a form with what they typed unsaved is asked first. Without script the browser's own "back" still has it.
(() => {
  const form = document.getElementById('rule-form');
  if (!form) {
    return;
  }
  const filled = () => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== '_csrf')).toString();
  const began = filled();
  let isSent = false;
  // A page that says why nothing was saved begins with what is not saved.
  const isRefused = document.querySelector('.problem') !== null;
  form.addEventListener('submit', () => { isSent = true; });
  window.addEventListener('pageshow', () => { isSent = false; });
  window.addEventListener('beforeunload', (event) => {
    if (!isSent && (isRefused || filled() !== began)) {
      event.preventDefault();
    }
  });
})();
