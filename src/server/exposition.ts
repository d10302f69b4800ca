/** Figures as Prometheus reads them: its text format, version 0.0.4. Pure. */
import type { Labels } from '../base/index.ts'

export interface Family {
  readonly name: string
  readonly type: 'counter' | 'gauge'
  readonly says: string
  readonly samples: readonly (readonly [Labels, number])[]
}

export function exposition(families: readonly Family[]): string {
  return families
    .flatMap(({ name, type, says, samples }) => [
      `# HELP ${name} ${says}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(([labels, value]) => `${name}${shown(labels)} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('')
}

function shown(labels: Labels): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return all.length === 0 ? '' : `{${all.join(',')}}`
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
