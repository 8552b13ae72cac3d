// Light or dark as the reader's device asks for, from the first paint on.
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const apply = () => {
  document.documentElement.dataset.bsTheme = dark.matches ? 'dark' : 'light';
};
apply();
dark.addEventListener('change', apply);
