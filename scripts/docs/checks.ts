/** docs/guide/checks.md: what every plan is looked through for before it may be applied, from the register of checks. */
import { CODES } from '../../src/configuration/index.ts'

export const CHECKS: Readonly<Record<string, () => string>> = { 'docs/guide/checks.md': page }

const PARTS = [
  ['blocks', 'What blocks', 'Nothing is applied until it is settled: by an answer, or by mending what is behind it.'],
  ['warns', 'What warns', 'The plan may be applied; look first.'],
  ['notes', 'What is noted', 'Said, so that nothing happens without a word.'],
] as const

function page(): string {
  const parts = PARTS.flatMap(([severity, title, says]) => {
    const mine = CODES.filter((check) => check.severity === severity).sort((a, b) => (a.code < b.code ? -1 : 1))
    const rows = mine.map(({ code, guards }) => `| \`${code}\` | ${guards} |`)
    return [`## ${title}`, says, ['| Code | Without it |', '| --- | --- |', ...rows].join('\n')]
  })
  return `${[
    '# Checks before apply',
    `Every plan is looked through for ${CODES.length} things before it may be applied. Each finding has a code, says what it is about and what to do, and offers as a choice whatever one answer can settle. What could not be read is said (\`not-checked\`, \`not-asked\`), never taken for harmless. \`fairlead plans checks\` prints this list; \`fairlead plans impact <plan> <key>\` counts whom a change of one object reaches.`,
    ...parts,
  ].join('\n\n')}\n`
}
