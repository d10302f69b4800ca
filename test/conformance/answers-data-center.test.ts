/** What simulated Data Center sites answer. */
import { answersHold } from './answers.ts'

answersHold('dataCenter')
