/**
 * All operations share the turns of the event loop, and room in memory. An answer is built for some milliseconds at a
 * time, so that a large one holds up neither other clients nor the clock that ends it. While all answers together hold
 * much, large ones wait until others end and make room; the oldest never waits.
 */

/** ms of one turn in which objects are begun; then the event loop serves clients and timers. */
const turnTime = 15;
/** Objects that an operation may begin in every turn, even a late one: so small answers never wait. */
const always = 64;
/** Objects between two looks at the clock. */
const perLook = 16;
/** Objects that one operation begins before the next operation has its turn. */
const atOnce = 32;

/** When the current turn began; 0 between turns. */
let began = 0;
let turn = 0;
let over = false;

function inTurn(): void {
  if (began > 0) return;
  began = performance.now();
  over = false;
  turn++;
  setImmediate(() => {
    began = 0;
  });
}

const isOver = (): boolean => (over ||= performance.now() - began > turnTime);

/** Lines with something that waits for its turn; the first is served next. */
const lines = new Set<Line>();
/** Lines with something that waits for room. */
const barred = new Set<Line>();
/** Lines that hold something, the oldest first: that one always has room, so that operations come to an end. */
const open = new Set<Line>();
/** Objects and rows that all lines together hold. */
let held = 0;
let serving = false;

/** The work of one operation that waits. */
export class Line {
  private held = 0;
  private turn = 0;
  private begun = 0;
  private readonly waiting: Array<(go: true) => void> = [];
  private readonly afterwards: Array<() => void> = [];

  /** @param most objects of one answer: once all together hold half of it, lines with over a sixteenth of it wait */
  constructor(private readonly most: number) {}

  /** Counts objects and rows that are in memory from now on. */
  hold(more: number): void {
    if (this.held === 0) open.add(this);
    this.held += more;
    held += more;
  }

  /** true to go on at once, else a promise of the time to. */
  begin(): true | Promise<true> {
    inTurn();
    if (this.turn !== turn) {
      this.turn = turn;
      this.begun = 0;
    }
    if (!this.isBarred()) {
      if (++this.begun <= always) return true;
      if (!over && (this.begun % perLook > 0 || !isOver())) return true;
    }
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      wait(this);
    });
  }

  /**
   * Runs `work` once all promises that can go on have done so and nothing waits: what objects ask for together then
   * goes into one batch, however many turns they are begun in.
   */
  whenQuiet(work: () => void): void {
    void Promise.resolve().then(() =>
      process.nextTick(() => {
        if (this.waiting.length > 0) this.afterwards.push(work);
        else work();
      }),
    );
  }

  /** Forgets what waits, which then never goes on, and makes room. */
  close(): void {
    lines.delete(this);
    barred.delete(this);
    open.delete(this);
    held -= this.held;
    this.held = 0;
    this.waiting.length = 0;
    this.afterwards.length = 0;
    const next = [...barred];
    barred.clear();
    for (const line of next) wait(line);
  }

  isBarred(): boolean {
    return held > this.most / 2 && this.held > this.most / 16 && open.values().next().value !== this;
  }

  /** Lets the newest go first, so that begun objects are finished before new ones begin. */
  async goOn(): Promise<void> {
    for (let count = 0; count < atOnce; count++) this.waiting.pop()?.(true);
    if (this.waiting.length > 0) wait(this);
    // The promises just resolved run now.
    await Promise.resolve();
    if (this.waiting.length === 0) for (const work of this.afterwards.splice(0)) this.whenQuiet(work);
  }
}

function wait(line: Line): void {
  if (line.isBarred()) {
    barred.add(line);
    return;
  }
  lines.add(line);
  if (serving) return;
  serving = true;
  setImmediate(() => void serve());
}

/** Lets operations go on in turn, a few objects of each. */
async function serve(): Promise<void> {
  inTurn();
  for (const line of lines) {
    lines.delete(line);
    if (line.isBarred()) barred.add(line);
    else await line.goOn();
    if (isOver()) break;
  }
  serving = false;
  // A line that has no room now must not block those behind it.
  for (const next of lines) {
    lines.delete(next);
    if (!next.isBarred()) {
      wait(next);
      return;
    }
    barred.add(next);
  }
}
