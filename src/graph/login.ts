/**
 * The login of a server. A password in a file is read anew, so that it can be rotated while we run. One connection at a
 * time tries a password that the server refused, or has not yet accepted: Neo4j locks an account for 5 s after three
 * failed logins in a row (`dbms.security.auth_max_failed_attempts`, `auth_lock_time`).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFile } from 'node:fs/promises';
import neo4j, { Neo4jError, type AuthToken, type AuthTokenManager } from 'neo4j-driver';
import { PactgraphError } from '../errors.js';
import { isLoginRefused, isUnavailable, refusedLogin } from './failure.js';

/** The password itself, or the file that holds it behind `leading`, as containers hand out secrets. */
export type Password = string | { readonly file: string; readonly leading?: string };

export interface Login {
  readonly user: string;
  readonly password: Password;
}

/** ms before a password file is read again. */
const readAgainAfter = 1_000;

/** ms until a refused password is tried again: soon at first, as it may be the server that is being rotated. */
const tryAgainAfter = (refusals: number): number => (refusals === 1 ? 5_000 : 60_000);

/** ms for which other sessions wait for the first one that tries a password. */
const trialTime = 2_000;

interface Session {
  /** The password its last login used. */
  given?: string;
}

/** The first session that uses a password; the others wait for its result. */
interface Trial {
  readonly session: Session;
  readonly over: Promise<void>;
  readonly end: () => void;
}

/** Gives the driver its token, and watches how each session ends. */
export class LoginManager implements AuthTokenManager {
  private readonly sessions = new AsyncLocalStorage<Session>();
  /** Sessions that it follows at present. */
  private watched = 0;
  private read: { readonly password: string; readonly at: number } | undefined;
  /** The password that the server has accepted; undefined once the connection was lost. */
  private accepted: string | undefined;
  private refused: { readonly password: string; readonly times: number; readonly at: number } | undefined;
  private trial: Trial | undefined;

  /** @param now ms */
  constructor(
    private readonly login: Login,
    private readonly now: () => number = Date.now,
  ) {}

  /** Runs the work of one session, which may log in more than once: at a router and then at a reader. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const password = await this.password();
    return password === this.accepted && !this.trial ? this.trusting(password, work) : this.watching(work);
  }

  /** With a password that the server has accepted nobody needs to know which session asks for it. */
  private async trusting<T>(given: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.settle({ given }, error);
      throw error;
    }
  }

  /** Storage that follows promises makes every promise of the process dearer: it is on only while a password is tried. */
  private watching<T>(work: () => Promise<T>): Promise<T> {
    const session: Session = {};
    this.watched++;
    return this.sessions.run(session, async () => {
      try {
        const result = await work();
        this.settle(session);
        return result;
      } catch (error) {
        this.settle(session, error);
        throw error;
      } finally {
        this.watched--;
        if (this.watched === 0) this.sessions.disable();
      }
    });
  }

  /** @throws PactgraphError DATABASE_UNAVAILABLE while a refused password is not to be tried again, or cannot be read */
  async getToken(): Promise<AuthToken> {
    const session = this.sessions.getStore() ?? {};
    for (;;) {
      const password = await this.password();
      this.refuseToHammer(password);
      // The driver does not report a successful login, but after one the same session asks again.
      if (password === this.accepted || !this.trial || this.trial.session === session) {
        session.given = password;
        if (password !== this.accepted && !this.trial) this.beginTrial(session);
        return neo4j.auth.basic(this.login.user, password);
      }
      await this.trial.over;
    }
  }

  /** The driver calls this for some refusals only; the end of a session shows them all. */
  handleSecurityException(): boolean {
    return false;
  }

  /** @param error what its work threw; undefined when it ended well */
  private settle(session: Session, error?: unknown): void {
    const { given } = session;
    if (given === undefined) return;
    const cause = error instanceof PactgraphError ? error.cause : error;
    if (isLoginRefused(cause)) {
      const times = this.refused?.password === given ? this.refused.times + 1 : 1;
      this.refused = { password: given, times, at: this.now() };
      this.accepted = undefined;
    } else if (isUnavailable(cause)) {
      // The server that answers next may have another password.
      this.accepted = undefined;
    } else if (error === undefined || cause instanceof Neo4jError) {
      this.refused = undefined;
      this.accepted = given;
    }
    if (this.trial?.session === session) this.trial.end();
  }

  private refuseToHammer(password: string): void {
    if (this.refused?.password !== password) return;
    if (this.now() - this.refused.at < tryAgainAfter(this.refused.times))
      throw new PactgraphError('DATABASE_UNAVAILABLE', refusedLogin.message, { hint: refusedLogin.hint });
  }

  private beginTrial(session: Session): void {
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      const timer = setTimeout(() => this.trial?.end(), trialTime).unref();
      end = () => {
        clearTimeout(timer);
        this.trial = undefined;
        resolve();
      };
    });
    this.trial = { session, over, end };
  }

  private async password(): Promise<string> {
    const { password } = this.login;
    if (typeof password === 'string') return password;
    if (!this.read || this.now() - this.read.at >= readAgainAfter)
      this.read = { password: await passwordIn(password), at: this.now() };
    return this.read.password;
  }
}

async function passwordIn({ file, leading = '' }: Exclude<Password, string>): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new PactgraphError('DATABASE_UNAVAILABLE', `The password file ${file} cannot be read.`, {
      cause,
      hint: 'Check the setting that names it, and who may read the file.',
    });
  });
  if (!text.startsWith(leading))
    throw new PactgraphError('DATABASE_UNAVAILABLE', `The file ${file} does not hold ${leading}<password>.`, {
      hint: 'NEO4J_AUTH_FILE holds user and password with a slash between; the user is that of NEO4J_USER.',
    });
  return text.slice(leading.length).trimEnd();
}
