#!/bin/bash
# A sweep as a Slurm job array. Each task of the array runs every N-th trial; all of them write into one folder, which they
# must share. Submitted again, it fills the gaps that killed tasks have left, and does nothing else.
#
#   sbatch --array=1-50 slurm.sh SWEEP.json DIR
#   backflow-cli sweep merge DIR          # when the array has ended; says which trials are missing
#
#SBATCH --job-name=backflow-sweep
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=01:00:00
#SBATCH --signal=B:TERM@30
set -u
sweep=${1:?the file of the sweep} out=${2:?the folder for the results}
: "${SLURM_ARRAY_TASK_ID:?submit it with sbatch --array=1-N}"
# To submit some parts only, say how many there were: PARTS=50 sbatch --array=3,17 slurm.sh …
parts=${PARTS:-${SLURM_ARRAY_TASK_MAX:-1}}
exec "${BACKFLOW_CLI:-backflow-cli}" sweep "$sweep" --chunk "$SLURM_ARRAY_TASK_ID/$parts" --jobs "${SLURM_CPUS_PER_TASK:-1}" --out "$out"
