/** The audit log's actions and outcomes in words. Pure. */
import { IconBan, IconCheck, IconClock, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { Sign } from '../../parts/signs.ts'
import { ACTION_WORDS } from './action-words.ts'

export const KNOWN_ACTIONS: readonly string[] = Object.keys(ACTION_WORDS)

export const actionWord = (action: string): string => ACTION_WORDS[action] ?? action

const UNDER_WAY = new Set(['begun', 'started', 'opened'])
const WENT_WELL: Readonly<Record<string, string>> = { done: 'Done', accepted: 'Accepted' }

export function outcomeSign(outcome: string): Sign {
  const word = WENT_WELL[outcome]
  if (word !== undefined) return { meaning: 'done', word, Icon: IconCheck }
  const shown = outcome.charAt(0).toUpperCase() + outcome.slice(1)
  // No whole answer came: it may have happened, and the deployment looks before it goes on.
  if (outcome === 'unknown') return { meaning: 'change', word: 'In doubt', Icon: IconQuestionMark }
  if (UNDER_WAY.has(outcome)) return { meaning: 'plain', word: shown, Icon: IconClock }
  return { meaning: 'lose', word: shown, Icon: outcome === 'refused' ? IconBan : IconX }
}
