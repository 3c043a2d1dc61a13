import type { ToPage } from '../../contract/webview.js';
import './theme.css';
import './picture.css';
import { render } from './mermaid/render.js';
import { editorFonts } from './theme.js';

window.addEventListener('message', async (event: MessageEvent<ToPage>) => {
  if (event.data.type !== 'picture') return;
  const picture = await render(event.data.picture, editorFonts());
  document.body.replaceChildren(picture);
});
