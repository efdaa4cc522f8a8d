# Sourced by the scripts beside it: builds what is stale, and runs a class of src/it's tests with the product's jars.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
# Copies, so that a build meanwhile does not take the classes away from a run.
built=$root/src/it/target/run-class

say() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
}

die() {
    say "$1"
    exit 3
}

fresh() {
    [ -f "$built/stamp" ] &&
        [ -z "$(cd "$root" && find pom.xml {src/protocol,child,launcher/{pool,progress,cli},examples}/{pom.xml,src/main} \
            src/it/pom.xml src/it/src -newer "$built/stamp")" ]
}

build() {
    command -v mvn >/dev/null || die "Maven is missing, which builds this checkout"
    say "building what has changed…"
    local started log=$root/src/it/target/run-class.log
    mkdir -p "$root/src/it/target"
    started=$(mktemp)
    # Not with -q, which would hide the very warnings that -Werror fails on.
    if ! (cd "$root" && mvn -B -ntp -DskipTests -Djacoco.skip=true -pl src/it -am package) </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$started"
        die "the build failed: see above"
    fi
    rm -rf "$built"
    mkdir -p "$built/lib"
    cp -R "$root/src/it/target/test-classes" "$built/classes"
    cp "$root"/launcher/cli/target/lib/*.jar "$built/lib"
    touch -r "$started" "$built/stamp"
    rm -f "$started"
}

# Our own jars lead, as they do in the distribution.
class_path() {
    local path=$built/classes jar
    for jar in "$built"/lib/pool-launch-{child,protocol,pool}-*.jar; do
        path=$jar:$path
    done
    for jar in "$built"/lib/*.jar; do
        case $jar in
            */pool-launch-*) ;;
            *) path=$path:$jar ;;
        esac
    done
    printf '%s' "$path"
}

run_class() {
    local java=java temporary
    [ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
    command -v "$java" >/dev/null || die "Java is missing: install a JDK 17 or newer, or set JAVA_HOME"
    fresh || build
    # What a run leaves behind must not be a process that makes archives.
    export POOL_LAUNCH_ARCHIVE="${POOL_LAUNCH_ARCHIVE:-use}"
    # Its own, so that what is left in it was left by this run; the class deletes it.
    temporary=$(mktemp -d)
    # shellcheck disable=SC2086 # a list of flags
    exec "$java" ${POOL_LAUNCH_JAVA_OPTS:-} "-Djava.io.tmpdir=$temporary" -Dpoollaunch.it.ownTemporaryFolder=true \
        -cp "$(class_path)" "$@"
}
