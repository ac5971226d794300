/**
 * Turns of the event loop, and room in memory, shared by all operations. An answer is built for some milliseconds at a
 * time: a large one holds up neither other clients nor the clock that ends it. When much is being built at once, large
 * answers wait for the first of them.
 */

/** ms that objects are begun for in one turn; then clients and timers are heard. */
const turnTime = 15;
/** Objects that an operation may begin in every turn, late or not: small answers never wait. */
const always = 64;
/** Objects between two looks at the clock. */
const perLook = 16;
/** Objects of one operation, before the next one has its turn. */
const atOnce = 32;

/** When the turn began that is on: 0 when none is. */
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

/** Lines with something that waits for its turn, the next one first. */
const lines = new Set<Line>();
/** Lines with something that waits for room. */
const barred = new Set<Line>();
/** All lines of operations that are on, the oldest first: it always has room, so that they come to an end. */
const open = new Set<Line>();
/** What they all hold. */
let held = 0;
let serving = false;

/** What waits of one operation. */
export class Line {
  private held = 0;
  private turn = 0;
  private begun = 0;
  private readonly waiting: Array<(go: true) => void> = [];
  private readonly afterwards: Array<() => void> = [];

  /** @param most objects that an answer may hold: with half of that held by all together, those with over a sixteenth wait */
  constructor(private readonly most: number) {}

  /** Objects and rows that are in memory from now on. */
  hold(more: number): void {
    if (this.held === 0) open.add(this);
    this.held += more;
    held += more;
  }

  /** Whether to go on at once; else a promise of the time to. */
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
   * Runs `work` when all promises that can go on have done so, and nothing waits: what objects ask for together is
   * then asked for once, however many turns they are begun in.
   */
  whenQuiet(work: () => void): void {
    void Promise.resolve().then(() =>
      process.nextTick(() => {
        if (this.waiting.length > 0) this.afterwards.push(work);
        else work();
      }),
    );
  }

  /** Forgets what waits, which never goes on, and makes room. */
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

  /** The last that came goes first: what is begun is finished before more is. */
  async goOn(): Promise<void> {
    for (let count = 0; count < atOnce; count++) this.waiting.pop()?.(true);
    if (this.waiting.length > 0) wait(this);
    // What was let go runs now.
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

/** Operations in turn, a few objects of each. */
async function serve(): Promise<void> {
  inTurn();
  for (const line of lines) {
    lines.delete(line);
    if (line.isBarred()) barred.add(line);
    else await line.goOn();
    if (isOver()) break;
  }
  serving = false;
  // One that has no room by now must not keep those behind it.
  for (const next of lines) {
    lines.delete(next);
    if (!next.isBarred()) {
      wait(next);
      return;
    }
    barred.add(next);
  }
}
