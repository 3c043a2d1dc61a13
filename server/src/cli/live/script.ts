/** What the live page does: plain script for a browser. One question at a time, so that a slow picture holds nobody up. */
export const liveScript = `'use strict';
const find = (id) => document.getElementById(id);
const token = new URLSearchParams(location.search).get('token') || '';
const address = (path, more) => path + '?' + new URLSearchParams({ token, ...more });
let asking = false;
let again = false;
function show(answer) {
  const y = scrollY;
  document.title = answer.title;
  find('title').textContent = answer.title;
  find('summary').textContent = answer.summary;
  find('body').innerHTML = answer.body;
  const list = find('documents');
  const chosen = list.value;
  for (const old of [...list.options].slice(1)) old.remove();
  for (const { uri, name } of answer.documents) list.add(new Option(name, uri));
  list.value = [...list.options].some((option) => option.value === chosen) ? chosen : '';
  scrollTo(0, y);
}
async function ask() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    do {
      again = false;
      const answer = await fetch(address('pictures', { document: find('documents').value }));
      if (answer.ok) show(await answer.json());
    } while (again);
  } catch {
    find('gone').hidden = false;
  } finally {
    asking = false;
  }
}
find('documents').addEventListener('change', ask);
const events = new EventSource(address('events'));
events.onmessage = () => { find('gone').hidden = true; ask(); };
events.onerror = () => { find('gone').hidden = false; };
`;
