/** What the system says of a disk that it cannot read or write, in words for people. */

const reasons = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota on the disk is used up'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOTDIR', 'a file is in its way'],
  ['EEXIST', 'a file is in its way'],
]);

/** Whether the disk is at fault and not the network. */
export const isDiskFault = (error: unknown): boolean => diskReason(error) !== undefined;

/** @returns undefined when the disk is not at fault */
export function diskReason(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const syscall = 'syscall' in error ? error.syscall : undefined;
  // A firewall, too, says "permission denied".
  if (syscall === 'connect') return undefined;
  // So Node says it when a folder and the one around it are missing on a file system that is read-only.
  if (syscall === 'mkdir' && error.code === 'ENOENT') return 'the folder cannot be made';
  return reasons.get(error.code);
}
