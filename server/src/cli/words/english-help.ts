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

  --fix             apply each error's first fix, if it heals the error, and write the files; then report what is left
  --fix --dry-run   write nothing; print what --fix would change as a unified diff

  --jobs N          the number of threads (by default all cores, if there is much to do)
  --shard I/N       only every Nth file of the list, from the Ith; with --format json, for handshake report

With --fix, standard input (-) goes to standard output. Fixes that only declare a line intended (stray, lost, expect error) are not applied.
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

  --format mermaid    a Mermaid sequence diagram (the default, unless the ending of -o OUT says otherwise)
  --format markdown   a page with a diagram, a table of the states and the problems of each exchange
  --format svg        a self-contained picture
  --format png        the same in pixels, with this system's fonts
  --format tikz       the same as a LaTeX document
  --format pdf        the same as a PDF page, with the fonts in it
  --format words      the exchange in sentences, for reading aloud
  --format html       a player in one file: step by step, with both machines and their variables
  --format text       a picture in characters; ascii: in plain ASCII, at most 72 columns wide
  --format pcap       a capture of TCP exchanges: the frames of imported ones, for others every segment sent
  --format packetdrill  a script for packetdrill, with one host under test: --host NAME (by default the one that accepts the connection)
  --diagram KIND      ladder (slanted arrows, states at the sides; the default except for mermaid and markdown),
                      sequence (as Mermaid draws it), or states (of the protocol)
  --coverage          with --diagram states: dash the transitions that no exchange of the document takes
  --exchange NAME     only this exchange
  --until STEP        only the first steps, counted from 1
  --numbers HOW       absolute (as written, the default), relative (from each host's first one) or none
  --no-states         without the states of the hosts
  --theme NAME        light (the default), dark or print
  --scale N           pixels per point, for png (2); --dpi N: dots per inch instead
  --transparent       without a background, for svg and png
  --fields LIST       only these fields of the messages, such as seq,ack,len; main, or all
  --numbers           without such a word: number the messages, as goals do ('message 2 lost'); also --number-messages
  --link ADDRESS      make each part of an svg a link to its line; {line} and {path} are filled in
  --pages PAPER       A4, A5 or letter: split svg into files and pdf into pages, with the hosts on each
  --predict           in the player, ask for what comes next before it is shown
  -o, --output OUT    write to this file or folder (a folder exists, or its name ends with /) instead of standard output
  --stdin-name NAME   treat standard input as a file of this name: a *.md is read as Markdown, imports are looked for beside it
  --watch             draw again whenever a file changes, until stopped; needs -o

Exit status: 0 no errors, 1 errors found, 2 the command could not do its work.
`,
  },
  embed: {
    summary: 'Write or refresh the pictures below the handshake fences of Markdown files',
    details: `FILE is a Markdown file. Below each handshake fence, and below each comment

  <!-- handshake:include path.hsk -->        (or: path.hsk EXCHANGE)

it puts a picture, between two comments that mark it. Nothing else in the file changes.

  --format mermaid    a Mermaid block, as GitHub, GitLab and Obsidian draw it (the default)
  --format svg|png    a link to a picture, which is written beside the file
  --format text|ascii a picture in characters
                      (without --format, existing pictures keep their format)
  --theme NAME        light, dark, print, or auto: a light and a dark picture, of which the page shows the one that fits
  --diagram KIND      ladder, sequence or states, as far as the format can draw it
  --numbers HOW       absolute (as written, the default), relative (from each host's first one) or none
  --no-states         without the states of the hosts; --states: with them again
  --width N           the width of the picture on the page, in points
                      (these, too, are kept with each picture; words after \`\`\`handshake override them:
                      \`\`\`handshake ladder width=600 states=off)
  --check             write nothing; list the pictures that are missing, stale or left over

Exit status: 0 all is well, 1 a picture is stale (with --check) or a document has errors, 2 the command could not do its work.
`,
  },
  format: {
    summary: 'Format documents',
    details: `Sets indentation, columns, blank lines and the order of flags. The meaning of a document never changes, and mistakes
in it do no harm. Files are written in place, and their paths are printed; standard input (-) goes to standard output.
In Markdown only the handshake fences are formatted.

  --check    write nothing, list the files that are not formatted

Exit status: 0 done, or nothing to do; 1 with --check, some files are not formatted; 2 the command could not do its work.
`,
  },
  import: {
    summary: 'Make a document of a network capture (pcap, pcapng): each TCP connection becomes an exchange',
    details: `CAPTURE is a pcap or pcapng file, plain or gzipped, or - for standard input. Two captures must show the same connections
at both ends: together they show what was lost, late or duplicated on the way. From one capture, this is inferred.

  --absolute          sequence numbers as on the wire, instead of relative to each SYN
  --fields A,B        write these fields only, besides seq and len: ack, win, mss, ws, ts, tsecr, sack
  --no-times          leave out when each line happened
  --absolute-times    times as seconds since 1970, instead of milliseconds since the first frame
  --fold              shorten long phases of data to a few lines
  --list              list the connections instead of making a document
  --check             check the connections instead of making a document: in parallel, and faster
  --jobs N            (with --check) the most threads to use (by default all cores, if the capture is large)
  --shard I/N         only every Nth of the matching connections, from the Ith; they keep their numbers
  --sort BY           sort the list by number, hosts, segments, bytes, seconds, repeated or how
  --state WORD        list only connections of this state: opened, met, closed, reset
  --problems          list only connections with something wrong or unexplained
  --around N          only what was captured around frame N
  --connection N      only the connection with this number in the list
  --host ADDRESS      only connections of this host
  --port P            only connections with this port
  -o, --output OUT    write to this file instead of standard output

Exit status: 0 done (with a warning on standard error if a capture is broken), 1 errors found by --check, 2 the command could not do its work.
`,
  },
  exercise: {
    summary: 'Hand out exercises, solve them, and see how much of a protocol they cover',
    details: `A PATH is a file, or a folder (searched for *.hsk); files without exercises are skipped.

  handout             write the documents for students: without solutions, later hints, hidden goals and comments; imports are included
  sheet               write the exercises for paper, with lines for blanks, and a sheet with the solutions; or a quiz for Moodle
  solve               print an answer to each exercise: its solution, or else what the checker can work out
  solve --all         also print answers of other kinds that pass: with a reset, an abort, an early end or another message
  coverage            show which states, transitions and sections of the standard the exercises cover

  --hints all         (handout) keep all hints, not the first one only
  -o, --output DIR    (handout, sheet) the folder to write to
  --seed N            (handout, sheet) the seed for the numbers and orders that are drawn (0)
  --students LIST     (handout) a CSV file (- is standard input) with a student in the first column of each row; everybody gets a folder and numbers of their own
  --format FORMAT     (sheet) markdown (the default), html, svg (pages of A4), or moodle: Moodle XML, for exercises of blanks
  --format FORMAT     (coverage) text (the default), json, or mermaid: the state diagram, with what is covered in colour

Exit status: 0 all is well, 1 a document has errors or no answer is known, 2 the command could not do its work.
`,
  },
  grade: {
    summary: 'Grade what students handed in',
    details: `A PATH is a file that a student handed in, or a folder of them (searched for *.hsk and *.md); - is standard input. Answers are judged by their meaning.
A folder within a PATH belongs to one student; so do files beside each other that answer different exercises of the key.

  --key FILE          the teacher's document (or a folder of them), from which the exercises were handed out
  --format text       points and lost points with their lines, and a table (the default)
  --format json       the same as JSON
  --format junit      JUnit XML: a suite for each file, a case for each exercise
  --format exercism   the results.json of Exercism's test runners, for one file
  --format csv        a row for each hand-in, for a spreadsheet
  --format moodle     the same, for importing grades into Moodle
  --format gradescope the results.json of Gradescope, for one hand-in
  --format prairielearn the results.json of an external grader of PrairieLearn, for one hand-in
  --format github     the output of GitHub Classroom's autograding, for one hand-in
  --format statistics how many missed each item, and what they wrote there
  --feedback LEVEL    what students learn about a lost point: its place, the rule (the default: which slip, and the section of the standard), or the answer
  --students LIST     a class list (- is standard input): the results have id, name and email, list who handed in nothing, and say if numbers
                      belong to another student
  --reports DIR       write a report for each hand-in to this folder
  --reports-as KIND   markdown (the default), or html
  --shard I/N         only every Nth hand-in of the list, from the Ith

Exit status: 0 all passed, 1 some did not, 2 the command could not do its work.
`,
  },
  verify: {
    summary: 'Explore everything that can happen, and say which properties hold',
    details: `${PATHS}

  --format text     each property with its verdict, and the shortest way to where it fails (the default)
  --format json     the same as JSON
  --format promela  the same hosts, bounds and properties as a model for SPIN
  --coverage        also show which rows of the protocols the exchanges and verifications take, and which none takes
  --states N        explore at most N situations of a verification (1000000)
  --seconds S       spend at most S seconds on a verification (60)
  --jobs N          run N verifications at once, each on a thread of its own (1); --threads N is the same
  --shard I/N       only every Nth file of the list, from the Ith

A property that neither holds nor fails within these bounds is undecided.
Exit status: 0 nothing fails, 1 a property fails or a document has errors, 2 the command could not do its work.
`,
  },
  report: {
    summary: 'Join the results of shards into one',
    details: `Each FILE is the output of handshake check --shard I/N --format json. The result is, to the byte, what check would have
printed for all files at once.

  --format   as for check; text is the default

Exit status: as for check; also 2 if a share is missing or is not one.
`,
  },
  serve: {
    summary: 'Run the language server on standard input and output, for editors',
    details: `The server speaks the Language Server Protocol on standard input and output, with or without --stdio.

  --preview   also show what the editor has open as a page that follows each change. The editor and standard error show its
              address, with a token; it works on this machine only. 0 takes any free port
`,
  },
};
