import './app/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openConnection } from './api/client.ts';
import { App } from './app/app.tsx';
import { registerServiceWorker } from './app/service-worker.ts';
import { watchCutText } from './ui/cut-text.ts';
import { startTexts } from './ui/texts.ts';
import { adoptThemeVariables } from './ui/theme-variables.ts';

adoptThemeVariables();
await Promise.all([startTexts(), openConnection()]);
registerServiceWorker();
watchCutText();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
