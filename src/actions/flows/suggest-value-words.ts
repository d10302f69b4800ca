/** What options and statuses are called, in the languages that people name them in: without accents, in small letters. */
import type { Health, StageCategory } from '../../portfolio/index.ts'

/** English, German, French, Spanish, Portuguese, Polish, Dutch, Japanese and signs, a line each; phrases apart by commas. */
const of = (text: string): readonly string[] =>
  text
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean)

export const HEALTH_PHRASES: Readonly<Record<Health, readonly string[]>> = {
  'on-track': of(`green, on track, ontrack, good, healthy
    grun, grune, im plan, nach plan, planmassig, auf kurs, gut
    vert, verte, en bonne voie, dans les temps, sur la bonne voie, conforme
    verde, segun lo previsto, en plazo, en tiempo, bien
    no prazo, dentro do prazo, em dia, conforme o planejado
    zielony, zielona, zielone, zgodnie z planem, na dobrej drodze
    groen, op schema, op koers, volgens plan
    緑, 緑色, グリーン, 順調, 予定通り, 🟢, 💚`),
  'at-risk': of(`amber, yellow, orange, at risk, warning, fair
    gelb, gelbe, bernstein, gefahrdet, in gefahr, risiko
    jaune, a risque
    amarillo, amarilla, ambar, naranja, en riesgo
    amarelo, amarela, laranja, em risco, ambar
    zolty, zolta, zolte, pomaranczowy, zagrozony, zagrozona, zagrozone
    geel, oranje, risico, in gevaar
    黄, 黄色, イエロー, 要注意, リスクあり, 🟡, 🟠, 💛`),
  'off-track': of(`red, off track, offtrack, not on track, bad, poor, late, delayed, blocked
    rot, rote, nicht im plan, verzogert, verspatet
    rouge, en retard, hors delai
    rojo, roja, retrasado, retrasada, fuera de plazo
    vermelho, vermelha, atrasado, atrasada, fora do prazo
    czerwony, czerwona, czerwone, opozniony, opozniona, opoznione
    rood, vertraagd, achter op schema, niet op schema
    赤, 赤色, レッド, 遅延, 遅れ, 🔴`),
}

/** How much of something there is: only of a confidence it is plain that much is good. */
export const DEGREES: Readonly<Record<Health, readonly string[]>> = {
  'on-track': of('high, hoch, elevee, eleve, haute, alta, alto, wysoka, wysoki, hoog, 高, 高い'),
  'at-risk': of('medium, moderate, mittel, moyenne, moyen, media, medio, srednia, sredni, gemiddeld, 中'),
  'off-track': of('low, niedrig, gering, faible, basse, baja, bajo, baixa, baixo, niska, niski, laag, 低, 低い'),
}

/** Statuses whose whole name says what they are, whatever category they were put in. */
export const PLAIN_STATUSES: Readonly<Record<StageCategory, readonly string[]>> = {
  proposed: of(`to do, todo, backlog
    zu erledigen
    a faire
    por hacer, tareas por hacer
    tarefas pendentes, itens pendentes, a fazer
    do zrobienia
    te doen
    未着手, やること, バックログ`),
  underway: of(`in progress, under way
    in arbeit, in bearbeitung
    en cours
    en curso, en progreso
    em andamento, em progresso
    w toku, w trakcie
    wordt uitgevoerd, in uitvoering, bezig
    進行中, 作業中`),
  done: of(`done, closed, completed
    fertig, erledigt, geschlossen, abgeschlossen
    termine, terminee, termine e, ferme
    hecho, listo, cerrado, finalizada, finalizado
    concluido, concluida, fechado, feito, itens concluidos
    gotowe, zamkniete, zakonczone
    gereed, gesloten, afgerond
    完了, 完了済み`),
  dropped: of(`cancelled, canceled, dropped, rejected, declined, abandoned
    abgebrochen, verworfen, abgelehnt, storniert
    annule, annulee, abandonne, abandonnee, rejete, rejetee
    cancelado, cancelada, rechazado, descartado, anulado
    rejeitado, abandonado
    anulowane, odrzucone, porzucone
    geannuleerd, afgewezen
    キャンセル, 却下, 中止`),
}

/** Words of work that ended without being done, in the names of statuses that are done. */
export const GIVEN_UP =
  of(`won t, wont, cancel, cancelled, canceled, reject, rejected, declined, drop, dropped, abandoned, duplicate, obsolete
  abgebrochen, verworfen, abgelehnt, storniert, zuruckgezogen, duplikat, hinfallig
  annule, annulee, rejete, rejetee, abandonne, abandonnee, refuse, refusee, doublon
  cancelado, cancelada, rechazado, rechazada, descartado, descartada, anulado, anulada, duplicado
  rejeitado, rejeitada, abandonado, abandonada, duplicada
  anulowane, anulowano, odrzucone, odrzucono, porzucone, wycofane, duplikat
  geannuleerd, afgewezen, vervallen, ingetrokken, duplicaat
  キャンセル, 却下, 中止, 取り消し, 取消, 重複`)
