// Asks the device to make a passkey, or to show one, and sends its answer as a form. Without this script, or on a
// device that knows no passkeys, the forms stay hidden.
const known = 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

const asked = async (form) => {
  const fields = new URLSearchParams({ _csrf: form.elements._csrf.value });
  const answer = await fetch(form.dataset.options, { method: 'POST', body: fields });
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  const options = await answer.json();
  return form.dataset.passkey === 'make'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
};

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.closest('[data-passkey-place]').hidden = !known;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const problems = [...form.querySelectorAll('[role="alert"]')];
    problems.forEach((problem) => { problem.hidden = true; });
    try {
      const credential = await asked(form);
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (refused) {
      (problems.find((problem) => problem.dataset.refusal === refused.name) ?? problems[0]).hidden = false;
    }
  });
}
