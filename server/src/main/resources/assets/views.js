// How long each rule was before the reader's eyes, sent now and then. Without this script nothing is counted, and the
// buttons under each part say all that is needed.
(() => {
  const form = document.getElementById("views");
  const inView = new Set();
  const seconds = new Map();

  const watcher = new IntersectionObserver(
    (entries) => {
      entries.forEach((entry) => {
        const rule = entry.target.dataset.rule;
        if (entry.isIntersecting) {
          inView.add(rule);
          if (!seconds.has(rule)) {
            seconds.set(rule, 0);
          }
        } else {
          inView.delete(rule);
        }
      });
    },
    { rootMargin: "-20% 0px -20% 0px" },
  );
  document.querySelectorAll("[data-rule]").forEach((rule) => watcher.observe(rule));

  const send = () => {
    if (seconds.size === 0) {
      return;
    }
    const fields = new URLSearchParams(new FormData(form));
    seconds.forEach((count, rule) => fields.append(`rule.${rule}`, String(count)));
    seconds.clear();
    navigator.sendBeacon(form.action, fields);
  };

  window.setInterval(() => {
    if (document.visibilityState === "visible") {
      inView.forEach((rule) => seconds.set(rule, (seconds.get(rule) ?? 0) + 1));
    }
  }, 1000);
  window.setInterval(send, 15000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      send();
    }
  });
  window.addEventListener("pagehide", send);
})();
