/** How Cloud shows a screen and its tabs; their ids are numbers. */
import type { JsonObject } from '../../base/index.ts'
import type { Screen, ScreenTab } from '../records.ts'

export const showScreen = ({ id, name, description }: Screen): JsonObject => ({ id: Number(id), name, description })

export const showTab = ({ id, name }: ScreenTab): JsonObject => ({ id: Number(id), name })
