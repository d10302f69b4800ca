/** Writes the documents that come from the code: `npm run docs`. A test fails when one of them is behind. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Guide, setupGuide } from '../src/jira/index.ts'
import { CHECKS } from './docs/checks.ts'
import { COVERAGE } from './docs/coverage.ts'
import { INVENTORY } from './docs/inventory.ts'

const CLOUD = 'https://your-company.atlassian.net'
const DATA_CENTER = 'https://jira.your-company.example'

/** Path in the repository → how its text is made. */
export const DOCUMENTS: Readonly<Record<string, () => string>> = {
  'docs/guide/connect-cloud.md': () => page(setupGuide('cloud', 'service', CLOUD)),
  'docs/guide/connect-data-center.md': () => page(setupGuide('dataCenter', 'service', DATA_CENTER)),
  'docs/guide/authorization.md': () =>
    [setupGuide('cloud', 'authorization', CLOUD), setupGuide('dataCenter', 'authorization', DATA_CENTER)]
      .map(page)
      .join('\n'),
  ...CHECKS,
  ...COVERAGE,
  ...INVENTORY,
}

function page({ title, intro, steps, after }: Guide): string {
  const numbered = steps.flatMap(({ title: name, text, link }, at) => [
    `## ${at + 1}. ${name}`,
    ...text,
    ...(link ? [`[${link.label}](${link.href})`] : []),
  ])
  return `${[`# ${title}`, ...intro, ...numbered, '## Then', ...after].join('\n\n')}\n`
}

if (import.meta.main)
  for (const [path, text] of Object.entries(DOCUMENTS)) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text())
  }
