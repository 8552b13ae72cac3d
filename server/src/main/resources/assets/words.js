// What a term means, beside it while it is pointed at or has the focus; Escape puts it away. Without this script the
// words stand in the list beneath the rule, and the term is a link to its row.
(() => {
  let shown = null;
  let leaving = 0;

  const hide = () => {
    window.clearTimeout(leaving);
    if (shown) {
      shown.remove();
      shown = null;
    }
  };

  const show = (link) => {
    const meaning = document.getElementById(link.getAttribute("aria-describedby"));
    if (!meaning) {
      return;
    }
    hide();
    shown = document.createElement("span");
    shown.className = "word-tip";
    shown.setAttribute("role", "tooltip");
    shown.lang = meaning.closest("[lang]").lang;
    shown.textContent = meaning.textContent;
    shown.addEventListener("mouseenter", () => window.clearTimeout(leaving));
    shown.addEventListener("mouseleave", later);
    document.body.append(shown);
    const box = link.getBoundingClientRect();
    const most = document.documentElement.clientWidth - shown.offsetWidth - 8;
    shown.style.left = `${Math.max(8, Math.min(box.left, most)) + window.scrollX}px`;
    shown.style.top = `${box.bottom + window.scrollY + 4}px`;
  };

  const later = () => {
    window.clearTimeout(leaving);
    leaving = window.setTimeout(hide, 200);
  };

  document.querySelectorAll("a.term[aria-describedby]").forEach((link) => {
    link.addEventListener("mouseenter", () => show(link));
    link.addEventListener("mouseleave", later);
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", hide);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hide();
    }
  });
})();
