/** The package's own types speak of a default export; what it has is `module.exports`. */
declare module '@balena/dockerignore' {
  interface Ignore {
    add(pattern: string): Ignore;
    ignores(path: string): boolean;
  }
  function dockerignore(): Ignore;
  export = dockerignore;
}
