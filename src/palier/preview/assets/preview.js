// The frame of a preview: it asks for what is new, and shows it where the reader was.
'use strict';

const at = (id) => document.getElementById(id);
const frames = [...document.querySelectorAll('iframe')];
const WIDE = 1280;
const AGAIN = 1500;

let revision = -1;
let shown = '';
let dismissed = false;
let opened = false;

const go = (path) => {
  shown = path;
  for (const frame of frames) frame.src = '/' + path;
  mark();
};

const mark = () => {
  for (const button of at('pages').querySelectorAll('button')) {
    if (button.dataset.path === shown) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
};

// A row for each language; who stands on a button of the list stays there.
const listed = (pages) => {
  const held = at('pages').contains(document.activeElement) ? document.activeElement.dataset.path : null;
  const tongues = [...new Set(pages.map((page) => page.language))];
  at('pages').replaceChildren(
    ...tongues.map((tongue) => {
      const row = document.createElement('div');
      const there = pages.filter((page) => page.language === tongue);
      row.append(...there.map((page) => leading(page, tongues.length > 1)));
      return row;
    }),
  );
  if (held !== null) [...at('pages').querySelectorAll('button')].find((each) => each.dataset.path === held)?.focus();
};

const leading = (page, several) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.path = page.path;
  button.textContent = page.title;
  if (several) {
    const tongue = document.createElement('small');
    tongue.textContent = ' ' + page.language;
    button.append(tongue);
  }
  button.addEventListener('click', () => go(page.path));
  return button;
};

// A page keeps its place and what was unfolded on it.
const reload = (frame) => {
  const page = frame.contentWindow;
  let from = 0;
  let open = [];
  try {
    from = page.scrollY;
    open = [...page.document.querySelectorAll('details')].map((each) => each.open);
  } catch {
    frame.src = '/' + shown;
    return;
  }
  frame.addEventListener(
    'load',
    () => {
      const folds = [...frame.contentDocument.querySelectorAll('details')];
      if (folds.length === open.length) folds.forEach((each, n) => (each.open = open[n]));
      frame.contentWindow.scrollTo({ top: from, behavior: 'instant' });
    },
    { once: true },
  );
  page.location.reload();
};

const reported = (state) => {
  at('why').textContent = state.why || state.words.remarks;
  at('said').replaceChildren(
    ...state.report.map(([ink, text]) => {
      const piece = document.createElement('span');
      if (ink) piece.className = 'ink-' + ink.replaceAll(';', '-');
      piece.textContent = text;
      return piece;
    }),
  );
};

const uncover = (state) => {
  const panel = at('report');
  panel.classList.toggle('stops', state.stops);
  panel.hidden = state.stops ? dismissed : !opened;
  at('remarks').hidden = state.report.length === 0;
  at('remarks').textContent = state.short;
  at('remarks').setAttribute('aria-expanded', String(!panel.hidden));
};

let last = null;

const show = (state) => {
  const first = last === null;
  const changed = first || !state.stops || state.pages.length !== last.pages.length;
  last = state;
  revision = state.revision;
  dismissed = false;
  document.documentElement.lang = state.language;
  document.title = state.name || 'palier preview';
  at('name').textContent = document.title;
  at('close').textContent = state.words.close;
  ['phone', 'desk'].forEach((id, n) => {
    at(id).querySelector('figcaption').textContent = state.words[id];
    frames[n].title = state.words[id];
  });
  listed(state.pages);
  reported(state);
  uncover(state);
  const there = state.pages.some((page) => page.path === shown);
  if (state.pages.length && !there) go(state.pages[0].path);
  else if (changed && there) frames.forEach(reload);
  mark();
};

const fit = () => {
  const [, desk] = frames;
  const room = desk.parentElement.clientWidth;
  const scale = Math.min(1, room / WIDE);
  desk.style.width = Math.max(room, WIDE) + 'px';
  desk.style.height = desk.parentElement.clientHeight / scale + 'px';
  desk.style.transform = `scale(${scale})`;
};

const gone = () => {
  if (last === null) return;
  at('why').textContent = last.words.stopped;
  at('said').replaceChildren();
  at('report').hidden = false;
};

const listen = async () => {
  for (;;) {
    try {
      const answer = await fetch(`/~/state${revision < 0 ? '' : `?after=${revision}`}`);
      const state = await answer.json();
      if (state.revision !== revision || at('said').childElementCount !== state.report.length) {
        show(state);
      }
    } catch {
      gone();
      await new Promise((done) => setTimeout(done, AGAIN));
    }
  }
};

const close = () => {
  dismissed = true;
  opened = false;
  if (last === null) return;
  uncover(last);
  const back = at('remarks').hidden ? at('pages').querySelector('button') : at('remarks');
  if (back) back.focus();
};

const escape = (event) => {
  if (event.key === 'Escape' && !at('report').hidden) close();
};

at('close').addEventListener('click', close);
addEventListener('keydown', escape);
for (const frame of frames) {
  frame.addEventListener('load', () => frame.contentWindow.addEventListener('keydown', escape));
}
at('remarks').addEventListener('click', () => {
  opened = !opened;
  dismissed = last.stops && !at('report').hidden;
  uncover(last);
});
addEventListener('resize', fit);
fit();
listen();
