// Shows moments in the reader's own time zone; without this they stand in UTC, and say so.
const language = document.documentElement.lang === 'fr' ? 'fr-FR' : 'en-GB';
const format = new Intl.DateTimeFormat(language, {
  day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
});
// As the pages write it without this: 4 February 2026, 16:05; 4 février 2026 à 16 h 05, or à 16 h.
function written(at) {
  return format.formatToParts(at).map(({ type, value }) => {
    if (language === 'en-GB') return value === ' at ' ? ', ' : value;
    if (type === 'hour') return String(Number(value));
    if (type === 'literal' && value === ':') return '\u00A0h';
    if (type === 'minute') return value === '00' ? '' : `\u00A0${value}`;
    return value;
  }).join('');
}
function local(root) {
  root.querySelectorAll('time[datetime*=T]').forEach((time) => {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) {
      time.title = time.textContent;
      time.textContent = written(at);
    }
  });
}
local(document);
