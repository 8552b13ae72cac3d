// Shows moments in the reader's own time zone; without this they stand in UTC, and say so.
const language = document.documentElement.lang === 'fr' ? 'fr-FR' : 'en-GB';
const format = new Intl.DateTimeFormat(language, {
  day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
});
function local(root) {
  root.querySelectorAll('time[datetime*=T]').forEach((time) => {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) {
      time.title = time.textContent;
      time.textContent = format.format(at);
    }
  });
}
local(document);
