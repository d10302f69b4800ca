/** Which levels may stand below one. Pure. */
import { LEVELS, type Level, mayStandBelow } from '../../../portfolio/index.ts'

export const levelsBelow = (level: Level): readonly Level[] => LEVELS.filter((one) => mayStandBelow(one, level))
