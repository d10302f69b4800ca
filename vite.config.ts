/** Builds the web app into dist/web, from where the server serves it. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1_500,
    // Two programs: the app, and the page of a one-time link, which holds nothing of the app.
    rolldownOptions: {
      input: ['index.html', 'hand-over.html'].map((name) => `${import.meta.dirname}/src/web/${name}`),
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7420' } },
})
