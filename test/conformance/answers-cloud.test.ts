/** What simulated Cloud sites answer. */
import { answersHold } from './answers.ts'

answersHold('cloud')
