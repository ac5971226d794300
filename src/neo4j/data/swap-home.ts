/** One home folder in the place of another: killed at any moment, the next command finds one of the two, whole. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { readIfThere, writeAtomically } from '../disk/files.js';
import type { Layout } from '../disk/layout.js';

/**
 * Puts the new home in the place of the home; nothing runs on either.
 * @param old where the one that was there goes; on the same disk
 */
export function swapHome(files: Layout, old: string): void {
  const { newHome, swapFile } = files.alone;
  writeAtomically(swapFile, old);
  try {
    if (existsSync(files.home)) renameSync(files.home, old);
    renameSync(newHome, files.home);
  } finally {
    settleSwap(files);
  }
}

/** Between the two renames there is no home: then the swap did not take place. */
export function settleSwap(files: Layout): void {
  const { swapFile } = files.alone;
  const old = readIfThere(swapFile);
  if (old === undefined) return;
  if (!existsSync(files.home) && existsSync(old)) renameSync(old, files.home);
  // Before anybody deletes the other one, or forgets that there were two.
  syncFolder(dirname(files.home));
  rmSync(swapFile);
}

/** Windows does not open folders, and keeps the order of renames by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
