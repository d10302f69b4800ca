/** The room's door: the demo's story, told once on an empty database, and what goes on in its Jira while it runs. */
export { hearOf } from './hear-of.ts'
export { livePast, PAST } from './past.ts'
export { workOn } from './people.ts'
export { SiteMemory } from './site-memory.ts'
export { SITE } from './story.ts'
export { tellStory } from './tell-story.ts'
export { type Ask, type Telling, tellingTo } from './telling.ts'
