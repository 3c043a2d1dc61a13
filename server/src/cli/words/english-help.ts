/** What the command line says of its commands: `--help`. The other languages have the same form. */

const PATHS = 'A PATH is a file, a folder (searched for *.hsk and for handshake fences in *.md) or - for standard input.';

export const help = {
  check: {
    summary: 'Check documents and report what is wrong with them',
    details: `${PATHS}

  --format text     the problems with their lines, for people (the default)
  --format json     the problems as JSON
  --format sarif    SARIF 2.1.0, for code scanning
  --format junit    JUnit XML, for continuous integration
  --format github   annotations for GitHub Actions

  --fix             put each error right by its first fix, where that heals it, and write the files; then report what is left
  --fix --dry-run   write nothing, print what --fix would change as a unified diff

  --jobs N          threads; all cores if there is much to do
  --shard I/N       every Nth file of the list, from the Ith; with --format json, for handshake report

Standard input (-) is fixed to standard output. What calls a line right as it stands (stray, lost, expect error) is no fix here.
Exit status: 0 no errors, 1 errors found, 2 the command could not do its work.
NO_COLOR=1 switches colours off.
`,
  },
  trace: {
    summary: 'Run the exchanges and show the states of all hosts after each step',
    details: `${PATHS}

  --format text     a table for people (the default)
  --format json     the steps as JSON

Exit status: 0 no errors, 1 errors found, 2 the command could not do its work.
`,
  },
  render: {
    summary: 'Draw a document: the messages, and the states of all hosts after each step',
    details: `FILE is a *.hsk or *.md file, or - for standard input. With -o FOLDER there may be several, and each exchange gets a file.

  --format mermaid    a Mermaid sequence diagram (the default, if -o OUT does not end otherwise)
  --format markdown   a page with a diagram, a table of the states and the problems of each exchange
  --format svg        a picture that needs nothing besides itself
  --format png        the same in pixels, with the fonts of this system
  --format tikz       the same as a LaTeX document
  --format pdf        the same as a PDF page, with the fonts in it
  --format words      the exchange in sentences, as it is read aloud
  --format html       a player in one file: step by step, with both machines and their variables
  --format text       the same in characters; ascii: in plain ones, of at most 72 columns
  --format pcap       the segments of TCP exchanges as a capture: of imported ones their frames, of others all that is sent
  --format packetdrill  a script for packetdrill, with one host under test: --host NAME (else the one that is connected to)
  --diagram KIND      ladder (slanted arrows, states at the sides: of all but mermaid and markdown the default),
                      sequence (as Mermaid draws it), or states (of the protocol)
  --exchange NAME     only this exchange
  --until STEP        only the first steps, counted from 1
  --numbers HOW       absolute (as written, the default), relative (from each host's first one) or none
  --no-states         without the states of the hosts
  --theme NAME        light (the default), dark or print
  --scale N           points to pixels, for png (2); --dpi N: dots to the inch instead
  --transparent       without a ground, for svg and png
  --fields LIST       only these fields of the messages, such as seq,ack,len
  --numbers           before no such word: count the messages, as a goal does ('message 2 lost'); also --number-messages
  --link ADDRESS      in svg each part leads to its line, with {line} and {path} in the address
  --pages PAPER       A4, A5 or letter: svg in several files, pdf in several pages, the heads on each
  --predict           in the player, ask for what comes next before it is shown
  -o, --output OUT    write to this file or folder (its name ends with /, or it exists) instead of standard output
  --stdin-name NAME   what standard input would be called as a file: a *.md is read as Markdown, imports are looked for beside it
  --watch             draw again whenever a file changes, until stopped; wants -o

Exit status: 0 no errors, 1 errors found, 2 the command could not do its work.
`,
  },
  embed: {
    summary: 'Write or refresh the pictures below the handshake fences of Markdown files',
    details: `FILE is a Markdown file. Below each handshake fence, and below each comment

  <!-- handshake:include path.hsk -->        (or: path.hsk EXCHANGE)

stands its picture, between two comments that mark it; nothing else in the file changes.

  --format mermaid    a Mermaid block, as GitHub, GitLab and Obsidian draw it (the default)
  --format svg|png    a link to a picture that is written beside the file
  --format text|ascii a picture in characters
                      (without --format, pictures that are there keep their kind)
  --theme NAME        light, dark, print, or auto: a light and a dark picture, of which the page takes the one that fits
  --diagram KIND      ladder, sequence or states, as far as the format can draw it
  --numbers HOW       absolute (as written, the default), relative (from each host's first one) or none
  --no-states         without the states of the hosts; --states: with them again
  --width N           of the picture on the page, in points
                      (these too are kept with each picture; words behind \`\`\`handshake go before them:
                      \`\`\`handshake ladder width=600 states=off)
  --check             write nothing; name the pictures that are missing, stale or left over

Exit status: 0 all is well, 1 a picture is stale (with --check) or a document has errors, 2 the command could not do its work.
`,
  },
  format: {
    summary: 'Format documents',
    details: `Indentation, columns of messages, blank lines and the order of flags; what a document means never changes, and mistakes
in it are no obstacle. Files are written in place, their paths are printed; standard input (-) goes to standard output.
In Markdown only the handshake fences are formatted.

  --check    write nothing, list the files that are not formatted

Exit status: 0 done, or nothing to do; 1 with --check, some files are not formatted; 2 the command could not do its work.
`,
  },
  import: {
    summary: 'Make a document of a network capture (pcap, pcapng): each TCP connection becomes an exchange',
    details: `CAPTURE is a pcap or pcapng file, plain or gzipped, or - for standard input. Two captures are taken to be of the same connections
at both ends: then what was lost, late or doubled on the way is known. From one capture it is inferred.

  --absolute          sequence numbers as on the wire, instead of relative to each SYN
  --fields A,B        write these fields only, besides seq and len: ack, win, mss, ws, ts, tsecr, sack
  --no-times          leave out when each line happened
  --absolute-times    times as seconds since 1970, instead of milliseconds since the first frame
  --fold              long phases of data in few lines
  --list              list the connections, and make no document
  --check             check the connections, and make no document: many at once, and faster than by way of a document
  --jobs N            (with --check) on no more than N threads; all cores, if the capture is large
  --shard I/N         every Nth of the connections that fit, from the Ith; with the numbers that they have in the whole
  --sort BY           sort the list by number, hosts, segments, bytes, seconds, repeated or how
  --state WORD        list only connections of this state: opened, met, closed, reset
  --problems          list only connections in which something is wrong or cannot be explained
  --around N          only what was captured around frame N
  --connection N      only the connection with this number in the list
  --host ADDRESS      only connections of this host
  --port P            only connections with this port
  -o, --output OUT    write to this file instead of standard output

Exit status: 0 done (with a warning on standard error if a capture is broken), 1 errors found by --check, 2 the command could not do its work.
`,
  },
  exercise: {
    summary: 'Hand out exercises, solve them, and see what of a protocol they touch',
    details: `A PATH is a file, or a folder (searched for *.hsk); files without exercises are passed over.

  handout             write the documents for students: without solutions, later hints, hidden goals and comments; imports are written into them
  sheet               write the exercises for paper, with lines for blanks, and a sheet with the solutions; or a quiz for Moodle
  solve               print an answer to each exercise: its solution, else what the machine knows
  solve --all         and all answers of another kind that pass as well: by a reset, an abort, an early end, another message
  coverage            which states, transitions and paragraphs of the protocol the exercises touch

  --hints all         (handout) keep all hints, not the first one only
  -o, --output DIR    (handout, sheet) the folder to write to
  --seed N            (handout, sheet) what numbers and orders are drawn from (0)
  --students LIST     (handout) a CSV file with a student in the first column of each row; each one gets a folder and numbers of their own
  --format FORMAT     (sheet) markdown (the default), html, svg (pages of A4), or moodle: Moodle XML, for exercises of blanks
  --format FORMAT     (coverage) text (the default), json, or mermaid: the state diagram, what is touched in colour

Exit status: 0 all is well, 1 a document has errors or no answer is known, 2 the command could not do its work.
`,
  },
  grade: {
    summary: 'Grade what students handed in',
    details: `A PATH is a file that a student handed in, or a folder of them (searched for *.hsk and *.md); - is standard input. Each is judged by what it means.
A folder within a PATH is what one student handed in; so are files beside each other that name different exercises of the key.

  --key FILE          the teacher's document (or a folder of them), with the exercises as they were before they were handed out
  --format text       points and lost points with their lines, and a table (the default)
  --format json       the same as JSON
  --format junit      JUnit XML: a suite a file, a case an exercise
  --format exercism   the results.json of Exercism's test runners, of one file
  --format csv        a row a hand-in, for a spreadsheet
  --format moodle     the same, for Moodle's import of grades
  --format gradescope the results.json of Gradescope, of one hand-in
  --format prairielearn the results.json of an external grader of PrairieLearn, of one hand-in
  --format github     the output of GitHub Classroom's autograding, of one hand-in
  --format statistics which item was missed by how many, and what they wrote there
  --feedback LEVEL    what is told of a lost point: place, rule (the default: which slip, and the paragraph), or answer
  --students LIST     a class list: who handed in nothing is told, too, and the results hold id, name and email; numbers
                      that are another student's are told
  --reports DIR       write a report for each hand-in to this folder
  --reports-as KIND   markdown (the default), or html
  --shard I/N         every Nth hand-in of the list, from the Ith

Exit status: 0 all passed, 1 some did not, 2 the command could not do its work.
`,
  },
  verify: {
    summary: 'Look at everything that can happen, and tell which properties hold',
    details: `${PATHS}

  --format text     each property with its verdict, and the shortest way to where it fails (the default)
  --format json     the same as JSON
  --format promela  the same hosts, bounds and properties as a model for SPIN
  --coverage        tell besides which rows of the protocols the exchanges and verifications take, and which none takes
  --states N        look at no more than N situations of one verification (1000000)
  --seconds S       look no longer than S seconds at one verification (60)
  --jobs N          look at N verifications at once, each on a thread of its own (1); --threads N is the same
  --shard I/N       every Nth file of the list, from the Ith

A property that neither holds nor fails within these bounds is undecided.
Exit status: 0 nothing fails, 1 a property fails or a document has errors, 2 the command could not do its work.
`,
  },
  report: {
    summary: 'Join the results of shards into one',
    details: `Each FILE is the output of handshake check --shard I/N --format json. What is printed is, to the byte, what check would have
printed of all files at once.

  --format   as of check; text is the default

Exit status: as of check; 2 also where a share is missing or is no share.
`,
  },
  serve: {
    summary: 'Run the language server on standard input and output, for editors',
    details: `The server speaks the Language Server Protocol on standard input and output, with or without --stdio.

  --preview   also show the picture of what the editor has open, as a page that follows each change: its address, with a token, is
              told by the editor and on standard error. On this machine alone; 0 takes any port that is free
`,
  },
};
