// The editor of a code's text. The text area is the form's own and works without this; here it gets colours,
// proposals, marks of what is found, and what the rule at the cursor says in both languages.
import { EditorState } from '@codemirror/state';
import {
  EditorView, keymap, lineNumbers, drawSelection, highlightActiveLine, highlightSpecialChars, hoverTooltip,
} from '@codemirror/view';
import { StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags, tagHighlighter } from '@lezer/highlight';
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { setDiagnostics, lintGutter, lintKeymap } from '@codemirror/lint';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { search, searchKeymap, highlightSelectionMatches } from '@codemirror/search';

const form = document.getElementById('writing');
const area = document.getElementById('text');
const state = document.getElementById('save-state');
const here = form.dataset.here;
const words = new Set(form.dataset.words.split(' '));
const nonce = document.querySelector('script[type=importmap]').nonce;

const coco = StreamLanguage.define({
  name: 'coco',
  startState: () => ({ front: 'before', quote: false, comment: false }),
  token(stream, at) {
    if (stream.sol()) {
      at.quote = false;
      if (stream.match(/^---\s*$/)) {
        at.front = at.front === 'before' ? 'in' : 'out';
        return 'meta';
      }
      if (at.front === 'in') {
        if (stream.match(/^\s*[\w-]+(?=\s*:)/)) {
          return 'propertyName';
        }
      } else {
        at.front = 'out';
        if (stream.match(/^#{1,6}\s/)) {
          stream.skipToEnd();
          return 'heading';
        }
        if (stream.match(/^\*\*/)) {
          stream.skipToEnd();
          return 'strong';
        }
        if (stream.match(/^>\s?/)) {
          at.quote = true;
          return 'meta';
        }
      }
    }
    if (at.front === 'in') {
      stream.next();
      stream.eatWhile(/[^\n]/);
      return 'string';
    }
    if (stream.match(/^\[[^\]]*\]?/)) {
      return 'typeName';
    }
    if (!at.quote) {
      stream.next();
      stream.eatWhile(/[^[]/);
      return null;
    }
    if (stream.match(/^"[^"]*"?/) || stream.match(/^«[^»]*»?/)) {
      return 'string';
    }
    if (stream.match(/^\d[\d.,:/]*/)) {
      return 'number';
    }
    const word = stream.match(/^[\p{L}\p{M}]+/u);
    if (word) {
      return words.has(word[0].toLowerCase()) ? 'keyword' : null;
    }
    stream.next();
    return null;
  },
});

const colours = tagHighlighter([
  { tag: tags.heading, class: 'tok-heading' },
  { tag: tags.meta, class: 'tok-meta' },
  { tag: tags.propertyName, class: 'tok-key' },
  { tag: tags.string, class: 'tok-string' },
  { tag: tags.typeName, class: 'tok-term' },
  { tag: tags.number, class: 'tok-number' },
  { tag: tags.keyword, class: 'tok-word' },
  { tag: tags.strong, class: 'tok-strong' },
]);

function fields(more) {
  const body = new URLSearchParams(new FormData(form));
  body.set('text', view.state.doc.toString());
  Object.entries(more).forEach(([name, value]) => body.set(name, value));
  return body;
}

async function ask(what, more = {}, accept = 'application/json') {
  const answer = await fetch(`${here}/${what}`, { method: 'POST', headers: { Accept: accept }, body: fields(more) });
  const isJson = (answer.headers.get('Content-Type') ?? '').includes('json');
  if (answer.status === 204) {
    return null;
  }
  if (accept === 'application/json' ? !isJson : !answer.ok || answer.redirected) {
    throw new Error(`${answer.status}`);
  }
  return isJson ? answer.json() : answer.text();
}

async function complete(context) {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  if (!context.explicit && !/[[\p{L}'’ -]$/u.test(before)) {
    return null;
  }
  const all = await ask('proposals', { offset: context.pos }).catch(() => null);
  if (!all || all.length === 0 || context.aborted) {
    return null;
  }
  const from = Math.min(...all.map((each) => each.from));
  return {
    from,
    options: all.map((each) => ({
      label: context.state.sliceDoc(from, each.from) + each.text,
      detail: each.detail,
      type: each.kind,
    })),
    validFor: /^[^\]\n.;,]*$/,
  };
}

const meaning = hoverTooltip(async (view, pos) => {
  const found = await ask('explanation', { offset: pos }).catch(() => null);
  if (!found) {
    return null;
  }
  return {
    pos: found.from,
    end: found.to,
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'meaning';
      dom.lang = area.lang;
      dom.innerHTML = found.html;
      return { dom };
    },
  };
});

let kept = area.value;
let saved = area.value;
let copying;
let placing;

const view = new EditorView({
  state: EditorState.create({
    doc: area.value,
    extensions: [
      EditorView.cspNonce.of(nonce),
      EditorView.editorAttributes.of({ class: 'code-editor' }),
      lineNumbers(),
      lintGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      closeBrackets(),
      search({ top: true }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-labelledby': 'text-label', lang: area.lang, spellcheck: 'true', tabindex: '0' }),
      EditorState.phrases.of(JSON.parse(form.dataset.search)),
      coco,
      syntaxHighlighting(colours),
      autocompletion({ override: [complete], icons: false }),
      meaning,
      keymap.of([
        { key: 'Mod-s', preventDefault: true, run: () => { save(); return true; } },
        ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          area.value = update.state.doc.toString();
          area.dispatchEvent(new Event('input', { bubbles: true }));
          state.textContent = form.dataset.unsaved;
          clearTimeout(copying);
          copying = setTimeout(keepCopy, 1500);
        }
        if (update.docChanged || update.selectionSet) {
          clearTimeout(placing);
          placing = setTimeout(showPlace, 350);
        }
      }),
    ],
  }),
});
area.before(view.dom);
area.hidden = true;
area.required = false;
document.getElementById('text-label').addEventListener('click', () => view.focus());

// Marks of what is found: the list beside the text is their source.
function mark() {
  const length = view.state.doc.length;
  const diagnostics = [...document.querySelectorAll('#findings .finding')].map((item) => {
    const from = Math.min(Number(item.dataset.from), length);
    return {
      from,
      to: Math.min(Math.max(Number(item.dataset.to), from + 1), length),
      severity: item.dataset.severity === 'note' ? 'info' : item.dataset.severity,
      message: item.querySelector('.finding-what').textContent,
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}
document.body.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target.id === 'findings') {
    mark();
  }
});
mark();

document.addEventListener('click', (event) => {
  const place = event.target.closest('.finding-place');
  if (!place) {
    return;
  }
  const item = place.closest('.finding');
  const at = Math.min(Number(item.dataset.from), view.state.doc.length);
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
  view.focus();
});

async function showPlace() {
  const html = await ask('place', { offset: view.state.selection.main.head }, 'text/html').catch(() => null);
  if (html) {
    document.getElementById('place').outerHTML = html;
  }
}

async function keepCopy() {
  clearTimeout(copying);
  const text = view.state.doc.toString();
  if (text === kept) {
    return;
  }
  const answer = await ask('copy').catch(() => null);
  if (answer) {
    kept = text;
  }
  state.textContent = answer ? answer.notice : form.dataset.offline;
}

async function save() {
  clearTimeout(copying);
  const text = view.state.doc.toString();
  const answer = await ask('save').catch(() => null);
  if (!answer) {
    state.textContent = form.dataset.offline;
    return;
  }
  if (answer.state === 'clash' || answer.state === 'closed') {
    saved = text;
    form.submit();
    return;
  }
  if (answer.text && view.state.doc.toString() === text) {
    const now = answer.text;
    let start = 0;
    while (start < text.length && text[start] === now[start]) {
      start += 1;
    }
    let end = 0;
    while (end < Math.min(text.length, now.length) - start && text[text.length - 1 - end] === now[now.length - 1 - end]) {
      end += 1;
    }
    view.dispatch({ changes: { from: start, to: text.length - end, insert: now.slice(start, now.length - end) } });
  } else if (answer.text) {
    // Somebody typed on while the texts were joined: the next save joins again, from the text that was sent.
    state.textContent = answer.notice;
    return;
  }
  // What was found unsaved is saved now.
  document.getElementById('copy-found')?.remove();
  form.elements.base.value = answer.number;
  form.elements.remark.value = '';
  saved = view.state.doc.toString() === (answer.text ?? text) ? view.state.doc.toString() : text;
  kept = saved;
  clearTimeout(copying);
  state.textContent = answer.notice;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  save();
});

window.addEventListener('beforeunload', (event) => {
  const text = view.state.doc.toString();
  if (text !== saved && text !== kept) {
    event.preventDefault();
  }
});
