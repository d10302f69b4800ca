/** Draws a whole site of the corpus from its seed, with the truth about it. */
import type { Stage, StageCategory } from '../../src/portfolio/index.ts'
import { Draw } from '../generated/draw.ts'
import { drawDue, drawStart } from './days.ts'
import { LANGUAGES } from './languages.ts'
import { drawHealth, drawOwner, drawPoints, drawWords } from './others.ts'
import { type Case, EPIC, Site, STORY, type Truth } from './site.ts'
import { STAGES, STATUSES } from './values.ts'

const MEANINGS: readonly StageCategory[] = ['proposed', 'underway', 'done', 'dropped']
const CATEGORIES = { proposed: 'new', underway: 'indeterminate', done: 'done', dropped: 'done' } as const

export function drawSite(seed: number): Case {
  const draw = new Draw(seed)
  const language = LANGUAGES[seed % LANGUAGES.length] ?? 'en'
  const site = new Site(draw, language)
  const words = drawWords(site)
  const [start, due] = [drawStart(site), drawDue(site)]
  const health = drawHealth(site)
  const [points, owner] = [drawPoints(site), drawOwner(site)]
  const { statuses, meant } = drawStatuses(site)
  return {
    ...{ seed, language, used: site.used },
    offered: site.offered(statuses, drawStages(draw)),
    truth: {
      fields: { ...words, start, due, health: health.field, points, owner },
      health: health.options,
      statuses: meant,
    },
  }
}

/** The plain one of each meaning is there. Where a category is wrong, the name leaves no doubt. */
function drawStatuses({ draw, language }: Pick<Site, 'draw' | 'language'>): {
  readonly statuses: Case['offered']['statuses']
  readonly meant: Truth['statuses']
} {
  const meant = new Map<string, { readonly means: StageCategory; readonly isWritten: boolean }>()
  const drawn = MEANINGS.flatMap((means) => {
    const [plain = '', ...others] = STATUSES[language][means]
    const first = means === 'dropped' && draw.chance(0.4) ? [] : [plain]
    return [...first, ...draw.some(others, 0, 3)].map((name) => ({ name, means, isPlain: name === plain }))
  })
  const statuses = draw.shuffled(drawn).map(({ name, means, isPlain }, at) => {
    const id = String(10_100 + at)
    const isWrong = (isPlain || means === 'dropped') && draw.chance(0.06)
    meant.set(id, { means, isWritten: isPlain && means === 'underway' })
    const category = isWrong ? draw.pick(['new', 'indeterminate', 'done'] as const) : CATEGORIES[means]
    return { id, name, category, types: draw.chance(0.9) ? [EPIC, STORY] : [EPIC] }
  })
  return { statuses, meant }
}

function drawStages(draw: Draw): readonly Stage[] {
  const words = STAGES[draw.chance(0.7) ? 'ours' : 'theirs']
  const named = MEANINGS.flatMap((category) => words[category].map((name) => ({ name, category })))
  return named.map((stage, at) => ({ ...stage, id: `stage-${at}`, position: at + 1 }))
}
