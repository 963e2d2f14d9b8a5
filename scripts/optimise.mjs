// How wasm-opt shrinks the program and its chunks; `make bench` measures what it gives. Without memory-packing, which cuts
// the data at runs of zeros: smaller for brotli. Functions alike in name stand together.
export const OPTIMISE = '--skip-pass=memory-packing --flatten --rereloop -Oz -Oz --reorder-functions-by-name'.split(' ');

/** The worker has to be fast, and is small anyway. */
export const OPTIMISE_TRAINER = ['-O3'];
