/** Words that names of fields are made of, in the languages that people name them in, each with what it may say. Without accents, in small letters. */

export type Saying =
  | 'start'
  | 'end'
  /** An end only where it is planned: “completion date” is mostly when something was completed. */
  | 'closing'
  | 'planned'
  | 'aim'
  | 'date'
  | 'point'
  | 'size'
  | 'health'
  | 'confidence'
  | 'status'
  | 'owner'
  /** What it is about is an item itself, so that it says nothing more. */
  | 'item'
  | 'small'

/** English, German, French, Spanish, Portuguese, Polish, Dutch, Japanese: a line each. */
const WORDS: Readonly<Record<Saying, string>> = {
  start: `start begin beginning kickoff commencement
    beginn anfang anfangs starts
    debut demarrage commencement
    inicio comienzo arranque
    inicio comeco
    rozpoczecie rozpoczecia poczatek startu start
    begin aanvang
    開始 着手 スタート キックオフ`,
  end: `end due finish deadline delivery
    ende fallig falligkeit falligkeits frist abgabe liefer lieferung abgabefrist
    echeance fin livraison limite butoir
    vencimiento fin entrega limite finalizacion tope
    vencimento fim entrega limite termino prazo
    zakonczenie zakonczenia koniec dostawy realizacji wykonania
    einde eind verval oplever oplevering lever levering deadline
    期限 期日 納期 終了 締切 締め切り`,
  closing: `completion completed done release
    fertigstellung abschluss
    achevement
    terminacion cierre
    conclusao encerramento
    ukonczenie ukonczenia
    voltooiing afronding
    完了 リリース`,
  planned: `planned plan expected scheduled estimated intended proposed forecast est
    geplant geplanter geplante geplantes plan soll voraussichtlich voraussichtlicher voraussichtliches
    prevu prevue planifie planifiee
    previsto prevista planificado planificada planeado planeada
    previsto prevista planejado planejada pretendido pretendida
    planowany planowana planowane przewidywany przewidywana przewidywane
    gepland geplande verwacht verwachte
    予定 計画`,
  aim: `target
    ziel
    cible
    objetivo
    alvo
    docelowy docelowa docelowe
    doel streef
    目標 ターゲット`,
  date: `date day
    datum termin tag
    jour
    fecha dia
    data
    dzien
    dag
    日 日付`,
  point: `point points sp storypoint storypoints
    punkte
    punto puntos
    ponto pontos
    punkty punktow
    punten
    ポイント`,
  size: `story stories estimate estimation complexity effort
    schatzung aufwand
    effort
    historia historias esfuerzo estimacion
    historia esforco estimativa
    historyjek historyjki szacowana szacowane liczba
    schatting verhaal
    ストーリー 見積もり 見積`,
  health: `health rag trafficlight
    ampel gesundheit gesundheits gesundheitszustand
    sante meteo feutricolore
    semaforo salud
    saude farol
    kondycja zdrowia zdrowie sygnalizacja
    gezondheid stoplicht verkeerslicht
    健全性 健全度 ヘルス 信号`,
  confidence: `confidence
    zuversicht konfidenz
    confiance
    confianza
    confianca
    pewnosc
    vertrouwen
    自信度 確信度`,
  status: `status state indicator color colour
    zustand
    etat statut
    estado
    situacao
    stan
    toestand
    状態 状況 ステータス`,
  owner: `owner responsible accountable
    verantwortlich verantwortlicher verantwortliche
    responsable
    propietario
    responsavel
    wlasciciel odpowiedzialny
    eigenaar verantwoordelijke
    責任者 オーナー`,
  item: `epic epics initiative feature project programme program portfolio roadmap item issue jira overall new work
    projekt gesamt vorgang vorgangs initiativ
    projet global globale
    proyecto general epica
    projeto geral epico
    projektu ogolny ogolna
    algemeen algemene
    プロジェクト エピック 全体`,
  small: `the of for on at in to by
    der die das des am zum zur im
    de du d l la le les en
    del el los las
    do da dos das
    w na
    het van op
    の`,
}

export const SAYINGS: ReadonlyMap<string, ReadonlySet<Saying>> = new Map(
  [
    ...Map.groupBy(
      Object.entries(WORDS).flatMap(([saying, words]) =>
        words.split(/\s+/).map((word) => ({ word, saying: saying as Saying })),
      ),
      ({ word }) => word,
    ),
  ].map(([word, all]) => [word, new Set(all.map(({ saying }) => saying))]),
)

/** What is written as two words and is one. */
export const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/\bkick off\b/g, 'kickoff'],
  [/\btraffic lights?\b/g, 'trafficlight'],
  [/\br a g\b/g, 'rag'],
  [/\bfeux? tricolores?\b/g, 'feutricolore'],
]
