/** Comments in a model for SPIN. None may hold an end of a comment. */
export const promela = {
  /** Above all models of a file; below it they are listed. */
  head: () => `Written by handshake verify --format promela.
     spin -DVERIFY=1 -a model.pml && cc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m1000000
   -DPROPERTY=2 looks at the second property alone; without, at all that must hold. What is possible is an error that SPIN finds.
   VERIFY is one of:`,
  size: (states: number, steps: number, isComplete: boolean) =>
    `${states} states, ${steps} steps${isComplete ? '' : ', and there are more'}`,
  nothingOnTheWay: 'nothing is on its way',
  somebodyOwes: 'somebody can send what they owe',
  fastTimer: 'a timer would make its host send something: slow ones wait',
  over: 'nothing has to happen any more; nothing can',
  fairness: 'fair classes of steps: deliveries by direction, sends by message, timers by host',
  byCircle: 'without -DSAFETY: pan -a looks for a circle',
  beyond: 'a step to where the search that wrote this has not come',
  owed: (names: string, isOptional: boolean) => `${isOptional ? 'may send' : 'owes'} ${names}`,
  message: (number: number, text: string) => `message ${number}: ${text}`,
};
