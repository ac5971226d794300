/**
 * npm ends the shell it runs a script in at SIGTERM, and the shell does not pass the signal on: what it ran would go on
 * unseen. So a command that npm started stops when its parent is gone.
 */
const every = 500;

export function stopWithParent(): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    // Once: a second signal would mean that somebody cannot wait for what is still under way.
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, every).unref();
}
