// Loaded before the program: takes away what Node has and other runtimes have not. (Its own `fetch` can't do without the rest.)
for (const name of ["process", "global"]) delete globalThis[name];
