// Drives a course within a learning system by the runtime interface of SCORM 1.2, and without one as far as that goes.
'use strict';

(function () {
  const begun = Date.now();
  const course = document.querySelector('main');
  const sections = Array.from(document.querySelectorAll('.lesson-section'));
  const links = Array.from(document.querySelectorAll('.lesson-list a'));
  const done = new Map();
  let isOver = false;

  // The learning system's interface: in a window around this one, or in that which opened it.
  function find(from) {
    let at = from;
    for (let depth = 0; depth < 10 && at; depth++) {
      try {
        if (at.API) {
          return at.API;
        }
      } catch (foreign) {
        return null;
      }
      if (at.parent === at) {
        return null;
      }
      at = at.parent;
    }
    return null;
  }
  const api = find(window) || (window.opener ? find(window.opener) : null);

  function get(name) {
    return api ? String(api.LMSGetValue(name)) : '';
  }

  function set(name, value) {
    if (api) {
      api.LMSSetValue(name, String(value));
    }
  }

  function keep() {
    if (api) {
      set('cmi.core.session_time', time(Date.now() - begun));
      api.LMSCommit('');
    }
  }

  function two(number) {
    return String(number).padStart(2, '0');
  }

  function time(millis) {
    const seconds = Math.floor(millis / 1000);
    return String(Math.floor(seconds / 3600)).padStart(4, '0') + ':' + two(Math.floor(seconds / 60) % 60) + ':' +
        two(seconds % 60) + '.00';
  }

  function key(section) {
    return section.dataset.lesson;
  }

  function questions(section) {
    return Array.from(section.querySelectorAll('.question'));
  }

  // What is known of earlier sessions: each lesson with how many were right, and whether it is done.
  function restore() {
    get('cmi.suspend_data').split(';').forEach(part => {
      const [lesson, right, isDone] = part.split(':');
      if (lesson && sections.some(section => key(section) === lesson)) {
        done.set(lesson, {right: Number(right) || 0, isDone: isDone === '1'});
      }
    });
  }

  function report() {
    const asked = sections.reduce((sum, section) => sum + questions(section).length, 0);
    let right = 0;
    done.forEach(it => right += it.right);
    set('cmi.suspend_data', Array.from(done, ([lesson, it]) => lesson + ':' + it.right + ':' + (it.isDone ? 1 : 0)).join(';'));
    if (asked > 0) {
      set('cmi.core.score.min', 0);
      set('cmi.core.score.max', 100);
      set('cmi.core.score.raw', Math.round(100 * right / asked));
    }
    const all = sections.every(section => (done.get(key(section)) || {}).isDone);
    set('cmi.core.lesson_status', all ? (asked > 0 ? 'passed' : 'completed') : 'incomplete');
    keep();
    document.getElementById('standing').textContent = all ? course.dataset.completed : '';
    links.forEach((link, at) => link.parentElement.classList.toggle('is-done', !!(done.get(key(sections[at])) || {}).isDone));
  }

  function show(section, moveFocus) {
    sections.forEach(each => each.hidden = each !== section);
    links.forEach((link, at) => link.setAttribute('aria-current', sections[at] === section ? 'true' : 'false'));
    set('cmi.core.lesson_location', key(section));
    keep();
    if (moveFocus) {
      section.querySelector(':scope > h2').focus();
    }
  }

  function next(section) {
    const at = sections.indexOf(section) + 1;
    if (at < sections.length) {
      show(sections[at], true);
    }
  }

  function letters(places) {
    return places.map(place => String.fromCharCode(97 + place)).join(',');
  }

  function interaction(section, question, chosen, right, isRight) {
    if (!api) {
      return;
    }
    const n = Number(get('cmi.interactions._count')) || 0;
    const now = new Date();
    const at = 'cmi.interactions.' + n + '.';
    set(at + 'id', key(section) + '.' + question.dataset.question);
    set(at + 'type', 'choice');
    set(at + 'time', two(now.getHours()) + ':' + two(now.getMinutes()) + ':' + two(now.getSeconds()));
    set(at + 'correct_responses.0.pattern', letters(right));
    set(at + 'student_response', letters(chosen));
    set(at + 'result', isRight ? 'correct' : 'wrong');
  }

  function answer(section, form) {
    let count = 0;
    const all = questions(section);
    const given = all.map(question => Array.from(question.querySelectorAll('input:checked'), it => Number(it.value)));
    const result = section.querySelector('.result');
    if (given.some(chosen => chosen.length === 0)) {
      result.textContent = course.dataset.unanswered;
      return;
    }
    all.forEach((question, at) => {
      const right = question.dataset.right.split(' ').map(Number);
      const chosen = given[at].sort((a, b) => a - b);
      const isRight = chosen.join(' ') === right.join(' ');
      count += isRight ? 1 : 0;
      interaction(section, question, chosen, right, isRight);
      question.querySelector('.outcome').textContent = isRight ? course.dataset.isRight : course.dataset.isWrong;
      question.querySelector('.explanation').hidden = false;
    });
    const isPassed = count >= Math.ceil(all.length * Number(course.dataset.pass) / 100);
    const before = done.get(key(section)) || {right: 0, isDone: false};
    done.set(key(section), {right: Math.max(before.right, count), isDone: before.isDone || isPassed});
    result.textContent = course.dataset.count.replace('%r', count).replace('%n', all.length) + ' ' +
        (isPassed ? course.dataset.passed : course.dataset.failed);
    report();
  }

  // Another order of the choices each time that the course is opened.
  function shuffle(question) {
    const labels = Array.from(question.querySelectorAll('.question-choice'));
    const place = question.querySelector('.outcome');
    for (let i = labels.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [labels[i], labels[j]] = [labels[j], labels[i]];
    }
    labels.forEach(label => question.insertBefore(label, place));
  }

  function finish() {
    if (api && !isOver) {
      isOver = true;
      set('cmi.core.exit', 'suspend');
      keep();
      api.LMSFinish('');
    }
  }

  if (api) {
    api.LMSInitialize('');
    const status = get('cmi.core.lesson_status');
    if (status === '' || status === 'not attempted') {
      set('cmi.core.lesson_status', 'incomplete');
    }
  } else {
    document.getElementById('standing').textContent = course.dataset.alone;
  }
  restore();
  sections.forEach((section, at) => {
    links[at].addEventListener('click', event => {
      event.preventDefault();
      show(section, true);
    });
    questions(section).forEach(shuffle);
    const form = section.querySelector('form');
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (questions(section).length > 0) {
        answer(section, form);
      } else {
        done.set(key(section), {right: 0, isDone: true});
        report();
        next(section);
      }
    });
  });
  const here = get('cmi.core.lesson_location');
  if (done.size > 0) {
    report();
  }
  show(sections.find(section => key(section) === here) || sections[0], false);
  window.addEventListener('pagehide', finish);
  window.addEventListener('beforeunload', finish);
})();
