// A form that is on its way is not sent again by a second press; after some seconds, or back on the page, it may be.
const sent = new WeakMap();
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.method !== 'post') {
    return;
  }
  const before = sent.get(event.target);
  if (before !== undefined && event.timeStamp - before < 5000) {
    event.preventDefault();
    return;
  }
  sent.set(event.target, event.timeStamp);
});
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    [...document.forms].forEach((form) => sent.delete(form));
  }
});
